"""Names of documents and provisions: the ways in which people write them, and one way in which the data does."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


# An Article is named by the number of which its provisions are parts.
_KINDS = {
    "resolution": "Resolution", "resolutions": "Resolution", "res": "Resolution",
    "recommendation": "Recommendation", "recommendations": "Recommendation", "rec": "Recommendation",
    "recs": "Recommendation", "report": "Report", "reports": "Report", "rep": "Report", "appendix": "Appendix", "appendices": "Appendix", "app": "Appendix", "ap": "Appendix",
    "no": "No.", "nos": "No.", "provision": "No.", "provisions": "No.", "article": "No.", "articles": "No.",
    "art": "No.", "arts": "No.",
}  # fmt: skip
_REVISION = r"(?:\s*\([^)]*\))?"
_NUMBER = (
    r"(?:ITU-?R\s+)?(?:[A-Z]{1,3}\.)?\d{1,4}(?:\.\d{1,3}[A-Z]{0,3}(?:\.\d{1,2}[A-Z]?)?|[A-Z]{1,2}\b)?(?:-\d{1,2}\b)?"
)
# The short forms are read in capitals, or with a point: "app" and "no" are words of their own.
_LIST = re.compile(
    r"\b(?P<kind>Resolutions?|Recommendations?|Appendi(?:x|ces)|Articles?|Res(?=\.)|RES|Recs?(?=\.)|REC|Reports?|Apps?(?=\.)|APP|AP|"
    r"Arts?(?=\.)|ART|Nos?(?=\.))\.?\s*"
    rf"(?P<numbers>{_NUMBER}{_REVISION}(?:(?:,\s*|,?\s+(?:and|or)\s+)(?:{_NUMBER}){_REVISION})*)"
)
_EACH = re.compile(_NUMBER + _REVISION)
_ASKED = re.compile(
    rf"(?:(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b|(?P<short>res|rec|rep|app?|art)(?=\d))?[.-]?\s*(?P<rest>.+)",
    re.I,
)


def named_in(text: str) -> Iterator[str]:
    """The documents and provisions that a text names, as `canonical` writes them; of a list each."""
    for found in _LIST.finditer(text):
        kind = _KINDS[found["kind"].casefold()]
        numbers = _EACH.findall(found["numbers"])
        # What follows one named alone is something else: "Resolution 223 and 11 countries".
        for number in numbers if found["kind"].endswith(("s", "ces")) else numbers[:1]:
            yield canonical(kind, number)


def canonical(kind: str, number: str) -> str:
    """One name for a document, without revision: `Resolution 12`, `Recommendation ITU-R RA.769`, `No. 9.21`."""
    bare = plain_number(number)
    return f"{kind} ITU-R {bare}" if kind in ("Recommendation", "Report") and bare[:1].isalpha() else f"{kind} {bare}"


def plain_number(number: str) -> str:
    """A number without what stands around it: `RA.769` of "ITU-R RA.769-2", `12` of "12 (Rev.WRC-23)"."""
    bare = re.sub(r"\s*\(.*", "", number, flags=re.S).strip()
    bare = re.sub(r"^ITU-?R\s*", "", bare, flags=re.I).upper()
    return re.sub(r"(\.\d+)-\d+$", r"\1", bare)


def as_asked(text: str) -> tuple[str | None, str]:
    """The kind that a person writes, or None, and the number: ("Resolution", "12") of "RES12" or "res. 12"."""
    match = _ASKED.fullmatch(text.strip())
    if not match:
        return None, ""
    kind = _KINDS.get((match["kind"] or match["short"] or "").casefold())
    return kind, plain_number(match["rest"])
