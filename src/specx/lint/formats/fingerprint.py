"""By which a forge knows a finding again when it only moved: what was found in which file, and where not."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ..finding import Finding
from .place import forge_path


def fingerprinted(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its fingerprint. It has no line; findings that say the same in one file are counted."""
    seen: Counter[str] = Counter()
    for f in findings:
        basis = f"{forge_path(f.file)}\0{f.rule}\0{f.message}"
        seen[basis] += 1
        yield f, hashlib.sha256(f"{basis}\0{seen[basis]}".encode(errors="surrogatepass")).hexdigest()
