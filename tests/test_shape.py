"""The shape of the source: wings from top to bottom, imports downwards only, one home for each third-party package."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "specx"
HOMES = {
    "yaml": {"facts/store.py", "facts/pure.py"},  # two readers, one verdict
    "intervaltree": {"table/index.py"},
    "rich": {"output/screen.py"},
    "typer": {"cli/"},
    "xlsxwriter": {"output/xlsx.py"},
    "numpy": {"carry/buckets.py", "carry/arrays.py", "carry/row_table.py", "carry/frames.py", "carry/frame_cells.py"},
    "zstandard": {"carry/formats.py"},
    "pandas": {"table/frames.py", "table/table.py"},
    "polars": {
        "table/frames.py",
        "table/table.py",
        "output/dataset/parquet.py",
        "carry/frames.py",
        "carry/frame_cells.py",
        "carry/frame_answers.py",
    },
}
# Top to bottom; each may import what stands below it. `__init__` is the public face of all but the command line.
WINGS = (
    "__main__", "cli", "lint", "output", "__init__", "drafts", "carry", "answers", "table", "facts", "regulations", "units", "spelled", "errors", "interrupt", "record", "light", "version",
)  # fmt: skip


def imports(path):
    """Every module that a file imports, lazily or for types alone too, relative ones spelt out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ("specx", *path.relative_to(SOURCE).parts[:-1])
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"specx.{a.name}" for a in node.names) if module == "specx" else (module,)


def files():
    return sorted(SOURCE.rglob("*.py"))


def wing(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def wings_imported(path):
    """The wings that a file imports from, its own left out."""
    for name in imports(path):
        if name.startswith("specx."):
            there = name.split(".")[1]
            there = there if there in WINGS else "__init__"
            if there != wing(path):
                yield there


def test_every_wing_is_listed():
    there = {p.name.removesuffix(".py") for p in SOURCE.iterdir() if p.suffix == ".py" or list(p.glob("*.py"))}
    assert there == set(WINGS)


def test_imports_go_down():
    upward = [
        (path.relative_to(SOURCE).as_posix(), there)
        for path in files()
        for there in wings_imported(path)
        if WINGS.index(there) < WINGS.index(wing(path))
    ]
    assert upward == []


def test_few_rooms_know_each_other():
    # `light` stands for modules of the standard library, and counts as little as they do.
    pairs = {(wing(path), there) for path in files() for there in wings_imported(path) if there != "light"}
    assert len(pairs) <= 70, sorted(pairs)


def test_no_circle_of_packages():
    """Between the folders too, sub-folders by themselves."""
    home = {path: path.relative_to(SOURCE).parent.as_posix() for path in files()}
    known = {
        ".".join(("specx", *p.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): home[p]
        for p in files()
    }
    arrows = {}
    for path in files():
        for name in imports(path):
            there = known.get(name)
            if there is not None and there != home[path]:
                arrows.setdefault(home[path], set()).add(there)

    def reached(start):
        seen, left = set(), list(arrows.get(start, ()))
        while left:
            place = left.pop()
            if place not in seen:
                seen.add(place)
                left += arrows.get(place, ())
        return seen

    # The public face stands in the root folder with the modules at the bottom.
    assert [place for place in arrows if place != "." and place in reached(place) and "." not in reached(place)] == []


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


CONFERENCE = re.compile(r"\bW?A?RC[-_ ]?\d{2,4}\b", re.I)
# The command of that name, the key that answers had before they were of any conference, and what
# tells an editor how a mark looks.
NAMED = {
    ("answers/rows.py", "wrc23"),
    ("cli/commands.py", "wrc23"), ("cli/declared.py", "wrc23"), ("cli/commands.py", "WRC-23"), ("cli/commands.py", "wrc-23"),
    ("cli/wrc23.py", "wrc23"), ("cli/wrc23.py", "WRC-23"), ("facts/kinds/footnotes.py", "WRC-23"),
}  # fmt: skip


def conferences_named(path):
    """The conferences that the code of a file names: in its identifiers, in its texts, in the help of its commands.

    Left out: comments, `Example:` lines, and the docstrings of what is no command, which explain with examples.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    commands = path.relative_to(SOURCE).parts[0] == "cli"
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, holders) and ast.get_docstring(n)}
    for node in ast.walk(tree):
        words = [getattr(node, field, None) for field in ("id", "name", "attr", "arg", "module")]
        if isinstance(node, ast.Constant) and (commands or id(node) not in docstrings):
            words += str(node.value).splitlines()
        for word in words:
            if isinstance(word, str) and not word.strip().startswith("Example:"):
                yield from CONFERENCE.findall(word)


def test_no_conference_is_named_in_code():
    named = {(p.relative_to(SOURCE).as_posix(), word) for p in files() for word in conferences_named(p)}
    assert named == NAMED


def test_modules_stay_small():
    long = {
        p.relative_to(SOURCE).as_posix(): n
        for p in files()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_the_help_table_of_lazy_commands_is_what_the_commands_say():
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build

    for name, (_, line) in COMMANDS.items():
        command = build(name)
        first = (command.help or "").strip().splitlines()[0]
        assert first.rstrip(".").split(":")[0].startswith(line.rstrip(".").split(";")[0].split(":")[0][:20]), (
            name,
            first,
        )
        for parameter in command.params:
            assert parameter.help, (name, parameter.name)


def test_one_meaning_per_type_name():
    """No two classes are called the same: a name that is met elsewhere means the same thing there."""
    homes: dict[str, list[str]] = {}
    for path in files():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(path.relative_to(SOURCE).as_posix())
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
