"""`specx completion`: the script by which a shell asks specx what can stand next."""

from __future__ import annotations

import os
import sys

from ..errors import UsageError
from .commands import COMPLETING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer


_BASH = r"""_specx() {
    local IFS=$'\n' line value typed="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == ":files" ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$typed"))
            return
        fi
        value="${line%%$'\t'*}"
        [[ $typed == [\"\']* ]] || printf -v value %q "$value"
        COMPREPLY+=("$value")
    done < <(@=1 specx "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _specx specx
"""

_ZSH = r"""#compdef specx
_specx() {
    local -a found
    local line
    while IFS= read -r line; do
        if [[ $line == ":files" ]]; then
            _files
            return
        fi
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done < <(@=1 specx "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    _describe -V specx found -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}
if [[ $funcstack[1] == _specx ]]; then
    _specx "$@"
else
    compdef _specx specx
fi
"""

_FISH = r"""function __specx_complete
    set -l words (commandline -opc)
    set -l found (env @=1 specx $words[2..-1] (commandline -ct) 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c specx -f -a '(__specx_complete)'
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def completion(
    shell: Annotated[
        str, typer.Argument(metavar="bash|zsh|fish", help="The shell; without, the one that SHELL names.")
    ] = "",
) -> int:
    """A script by which a shell completes commands, options and values.

    Countries, services, footnotes, editions, uses, topics, Resolutions and rules are completed from the data.

    Example: specx completion bash > ~/.local/share/bash-completion/completions/specx
    Example: specx completion zsh
    Example: specx completion fish
    """
    named = shell or os.path.basename(os.environ.get("SHELL", ""))
    if named not in _SCRIPTS:
        raise UsageError(f"no script for the shell '{named[:40]}'", f"name one of {', '.join(_SCRIPTS)}")
    sys.stdout.write(_SCRIPTS[named].replace("@", COMPLETING, 1))
    return 0
