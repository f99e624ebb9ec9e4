"""Writes the part of docs/json.md that the declared rows of the commands make, so that no key goes undescribed.

Usage: python tools/answers.py [--check]
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "json.md"
MARK = "<!-- Written by tools/answers.py from the declared rows; do not edit below. -->\n"


WORDS = {
    "int": "integer",
    "str": "text",
    "bool": "true or false",
    "float": "number",
    "object": "anything",
    "Any": "anything",
}


def table(record: type) -> Iterator[str]:
    """The fields of a record as a table."""
    from specx.output.described import fields_of

    yield "| key | holds | |"
    yield "|---|---|---|"
    for field in fields_of(record):
        optional = "" if field.always else ", optional"
        says = field.says.replace("|", chr(92) + "|")
        yield f"| `{field.key}` | {words(ast.parse(field.type, mode='eval').body)}{optional} | {says} |"
    yield ""


def words(node: ast.expr) -> str:
    """A type as a reader of JSON calls it."""
    if isinstance(node, ast.Constant) and node.value is None:
        return "null"
    if isinstance(node, ast.BinOp):
        return f"{words(node.left)} or {words(node.right)}"
    if isinstance(node, ast.Name):
        return WORDS.get(node.id, f"`{node.id}`")
    assert isinstance(node, ast.Subscript)
    assert isinstance(node.value, ast.Name)
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if node.value.id == "Literal":
        return ", ".join(f"`{ast.literal_eval(value)}`" for value in inside)
    if node.value.id == "dict":
        return f"object of {words(inside[1])}"
    if len(inside) == 2 and not isinstance(inside[1], ast.Constant):
        return f"pair of {words(inside[0])}"
    return f"list of {words(inside[0])}"


def page() -> str:
    """Everything below the mark."""
    from specx.answers.each import Answered
    from specx.answers.rows import Refused
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import beside_of, given_by
    from specx.output.answer import Envelope
    from specx.output.described import about, parts_of

    parts: dict[type, None] = dict.fromkeys(parts_of(Envelope))
    out = ["", "## Every answer", "", about(Envelope), "", *table(Envelope)]
    described: set[type] = set()
    for command in COMMANDS:
        for row, line, when in given_by(command):
            parts |= dict.fromkeys(parts_of(row))
            out += [f"## {command}{', ' + when if when else ''}", ""]
            if row in described:
                out += [f"Rows are `{row.__name__}`, as above.", ""]
            else:
                out += [f"`{row.__name__}`: {about(row)}", "", *table(row)]
            if line and line in described:
                out += [f"CSV and TSV: the columns of `{line.__name__}`, as above.", ""]
            elif line:
                out += [f"CSV and TSV, `{line.__name__}`: {about(line)}", "", *table(line)]
            described |= {row, line} if line else {row}
        head = beside_of(command)
        if head:
            parts |= dict.fromkeys(parts_of(head))
            known = ["as above.", ""] if head in described else [f"`{head.__name__}`: {about(head)}", "", *table(head)]
            out += [f"Beside the results of {command}, " + known[0], *known[1:]]
            described.add(head)
    out += ["## Each line of stdin", ""]
    for row in (Answered, Refused):
        parts |= dict.fromkeys(parts_of(row))
        if row in described:
            out += [f"Or `{row.__name__}`, as above.", ""]
        else:
            out += [f"`{row.__name__}`: {about(row)}", "", *table(row)]
        described.add(row)
    out += ["## What rows hold", ""]
    for part in sorted((p for p in parts if p not in described), key=lambda p: p.__name__):
        out += [f"### {part.__name__}", "", about(part), "", *table(part)]
    return "\n".join(out).rstrip() + "\n"


def text() -> str:
    """The whole page: what is written by hand, the mark, what is declared."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return head + MARK + page()


def main() -> None:
    if "--check" in sys.argv:
        stale = PAGE.read_text(encoding="utf-8") != text()
        sys.exit("docs/json.md is stale: run tools/answers.py" if stale else 0)
    PAGE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
    main()
