"""What a file is checked together with: its data folder, and nothing that merely lies near it."""

from __future__ import annotations

import os

import pytest

from conftest import needs_links
from specx.errors import DataError, UnknownNameError
from specx.facts.folder import Facts
from specx.lint import Settings, check, run

from .test_mutations import EDITION, ROW

HEAD = (
    'id: rr-2024\ntitle: T\nconference: WRC-23\nin_force: "2025-01-01"\ncoverage: 148-149 MHz\n'
    "table:\n- {{file: {file}, band: 148-149 MHz}}\nsources:\n- {{document: An example of 2025}}\n"
)
GOOD = "- band: 148-149 MHz\n  regions: [1, 2, 3]\n  primary:\n  - fixed\n"


@pytest.fixture
def seen(bench, monkeypatch):
    """The files that a run reads, by their names in the bench."""
    names: list[str] = []
    real = check.read_file

    def read_file(path: str):
        names.append(os.path.relpath(os.path.realpath(path), bench.root).replace(os.sep, "/"))
        return real(path)

    monkeypatch.setattr(check, "read_file", read_file)
    return names


def edition(bench, folder: str = "", file: str = "table/2.7-ghz.yaml") -> None:
    bench.write(f"{folder}{EDITION}", HEAD.format(file=file))
    bench.write(f"{folder}{ROW}", GOOD)


def test_only_what_an_edition_names_is_read_beside_a_file(bench, seen) -> None:
    edition(bench)
    for name in ("notes.yaml", "rr-2024/table/draft.yaml", "rr-2024/old/a.yaml", "other/b.yaml", ".git/c.yaml"):
        bench.write(name, GOOD)
    bench.write("rr-2020/edition.yaml", HEAD.format(file="a.yaml"))
    bench.write("rr-2020/a.yaml", GOOD)
    bench.write("wrc-23/conference.yaml", "id: wrc-23\noutcomes:\n- {file: o.yaml, title: x}\nagenda: ../notes.yaml\n")
    bench.write("wrc-23/o.yaml", "[]\n")
    bench.write("services.yaml", "services: []\n")
    bench.run(ROW)
    assert sorted(seen) == [
        "rr-2020/a.yaml", "rr-2020/edition.yaml", EDITION, ROW, "services.yaml", "wrc-23/conference.yaml", "wrc-23/o.yaml",
    ]  # fmt: skip


def test_a_stray_file_in_a_home_is_nobodys_business(bench, seen, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(bench.root))
    monkeypatch.setenv("USERPROFILE", str(bench.root))
    bench.write("services.yaml", "version: 3\n")
    edition(bench, "work/")
    edition(bench)
    for name in ("a.yaml", "project/b.yaml", "project/deep/c.yaml", "project/deep/more/d.yaml"):
        bench.write(name, GOOD)
        bench.run(name)
        assert seen == [name]
        seen.clear()


@pytest.mark.parametrize("mark", [".git", ".hg", ".svn"])
def test_the_search_ends_with_the_repository(bench, seen, mark) -> None:
    edition(bench)
    bench.write("services.yaml", "version: 3\n")
    bench.write("rr-2024/work/a.yaml", GOOD)
    (bench.root / "rr-2024" / "work" / mark).mkdir()
    bench.run("rr-2024/work/a.yaml")
    assert seen == ["rr-2024/work/a.yaml"]
    # An edition that is a repository of its own knows no neighbours.
    seen.clear()
    (bench.root / "rr-2024" / mark).mkdir()
    bench.write("rr-2020/edition.yaml", HEAD.format(file="a.yaml"))
    bench.run(ROW)
    assert sorted(seen) == [EDITION, ROW]


def test_the_search_ends_at_the_border_of_a_file_system(bench, seen, monkeypatch) -> None:
    edition(bench)
    bench.write("rr-2024/mount/a.yaml", GOOD)
    real, mount = os.stat, str(bench.root / "rr-2024" / "mount")

    def stat(path, *words, **more):
        found = real(path, *words, **more)
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:])) if str(path).startswith(mount) else found

    monkeypatch.setattr(os, "stat", stat)
    bench.run("rr-2024/mount/a.yaml")
    assert seen == ["rr-2024/mount/a.yaml"]


def test_settings_beyond_the_repository_are_not_ours(bench, specx, monkeypatch) -> None:
    bench.write("specx.toml", 'ignore = ["SPX401"]\n')
    bench.write("work/a.yaml", GOOD.replace("fixed", "fxed"))
    monkeypatch.chdir(bench.root / "work")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert specx("lint", "a.yaml").code == 0
    (bench.root / "work" / ".git").mkdir()
    assert specx("lint", "a.yaml").code == 1


@pytest.mark.parametrize("name", ["[", "a = " + "[" * 100_000, "a = 1 # " + "x" * 2_000_000, "\udcff"])
def test_settings_that_cannot_be_read_are_one_line(bench, specx, name, monkeypatch) -> None:
    bench.write("specx.toml", name.encode("utf-8", "surrogateescape"))
    bench.write("a.yaml", GOOD)
    monkeypatch.chdir(bench.root)
    ran = specx("lint", "a.yaml")
    assert ran.code == 2
    assert ran.err.count("\n") == 1


OUTSIDE = [
    "../x.yaml",
    "/etc/x.yaml",
    "table/../../x.yaml",
    "..",
    ".",
    "a//b.yaml",
    "C:/x.yaml",
    "a\\x.yaml",
    "./x.yaml",
    " /x",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_edition_names_no_file_outside_its_folder(bench, seen, name) -> None:
    bench.write("x.yaml", GOOD)
    edition(bench, file=f"'{name}'")
    found = [f for f in bench.run(EDITION).findings if f.rule == "SPX105"]
    assert [(f.line, "is not a file in this folder" in f.message) for f in found] == [(7, True)]
    assert seen == [EDITION]
    with pytest.raises(DataError, match=r"rr-2024/edition\.yaml:7: .* is not a file in this folder"):
        facts(bench).edition("rr-2024")


def facts(bench) -> Facts:
    from specx.facts.folder import default_folder

    for name in ("services.yaml", "regions.yaml"):
        with open(os.path.join(default_folder(), name), "rb") as stream:
            bench.write(name, stream.read())
    return Facts(str(bench.root))


@pytest.mark.parametrize("key", ["agenda", "preliminary"])
def test_a_conference_names_no_file_outside_its_folder(bench, key) -> None:
    bench.write("wrc-23/conference.yaml", f"id: wrc-27\ntitle: T\nconference: WRC-27\nbefore: x\n{key}: ../x.yaml\n")
    assert "'../x.yaml' is not a file in this folder" in [f.message for f in bench.run().findings]


@needs_links
def test_a_table_that_is_a_link_is_the_same_to_the_linter_and_the_loader(bench) -> None:
    edition(bench)
    os.rename(bench.root / ROW, bench.root / "elsewhere.txt")
    os.symlink("../../elsewhere.txt", bench.root / ROW)
    assert bench.ids() == []
    assert len(facts(bench).rows(ROW, 148_000_000, 149_000_000)) == 3


@pytest.mark.parametrize("name", ["..", ".", "", "../data", "rr-2024/", "rr-2024/../rr-2024", "rr-2024\0", "table"])
def test_an_edition_is_a_name_and_no_path(bench, name) -> None:
    edition(bench, "data/")
    bench.write("data/edition.yaml", HEAD.format(file="a.yaml"))
    bench.write("edition.yaml", HEAD.format(file="a.yaml"))
    loaded = facts(bench)
    loaded.folder = str(bench.root / "data")
    with pytest.raises((UnknownNameError, DataError)):
        loaded.edition(name)
    with pytest.raises(UnknownNameError):
        Facts(None).edition(name)


def test_an_edition_goes_by_the_name_of_its_folder(bench) -> None:
    bench.write(EDITION, HEAD.format(file="table/2.7-ghz.yaml").replace("id: rr-2024", "id: ../rr-2024"))
    bench.write(ROW, GOOD)
    assert bench.ids() == ["SPX306"]
    with pytest.raises(DataError, match=r"rr-2024/edition\.yaml: its id is '\.\./rr-2024'"):
        facts(bench).edition("rr-2024")


def test_an_edition_that_cannot_be_read_whole_is_told_by_both(bench) -> None:
    bench.write(EDITION, HEAD.format(file="nosuch.yaml"))
    assert [f.rule for f in run([str(bench.root)], Settings()).findings] == ["SPX304"]
    with pytest.raises(DataError, match=r"nosuch\.yaml"):
        facts(bench).rows("rr-2024/nosuch.yaml", 148_000_000, 149_000_000)
