"""The shape of the source: one home for each third-party package, imports in one direction."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "specx"
HOMES = {"yaml": {"store.py"}, "intervaltree": {"index.py"}, "rich": {"output/screen.py"}, "typer": {"cli/"}}


def imports(path):
    """Every module that a file imports, relative ones spelt out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ("specx", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join([*base, *([node.module] if node.module else [])])


def files():
    return sorted(SOURCE.rglob("*.py"))


def test_each_third_party_package_has_one_home():
    for path in files():
        here = path.relative_to(SOURCE).as_posix()
        for name in imports(path):
            homes = HOMES.get(name.split(".")[0])
            if homes:
                assert any(here == home or (home.endswith("/") and here.startswith(home)) for home in homes), (
                    here,
                    name,
                )


def test_the_library_never_imports_the_command_line():
    for path in files():
        here = path.relative_to(SOURCE).as_posix()
        if here.startswith("cli/") or here == "__main__.py":
            continue
        assert not any(name.startswith("specx.cli") for name in imports(path)), here


def test_output_knows_no_commands_and_the_model_knows_nothing():
    assert {n for n in imports(SOURCE / "model.py") if n.startswith("specx")} == set()
    assert {n for n in imports(SOURCE / "units.py") if n.startswith("specx")} <= {"specx", "specx.errors"}


def test_modules_stay_small():
    long = {p.relative_to(SOURCE).as_posix(): n for p in files() if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def test_the_help_table_of_lazy_commands_is_what_the_commands_say():
    from specx.cli.lazy import COMMANDS, build

    for name, (module, line) in COMMANDS.items():
        command = build(module, name)
        first = (command.help or "").strip().splitlines()[0]
        assert first.rstrip(".").split(":")[0].startswith(line.rstrip(".").split(";")[0].split(":")[0][:20]), (
            name,
            first,
        )
        for parameter in command.params:
            assert parameter.help, (name, parameter.name)
