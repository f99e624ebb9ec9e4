"""The digest of a folder of facts: it changes with any fact, and nothing that lies in the folder can hold it up."""

import os

import pytest

from specx.facts.digest import digest_of, regular

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")


@pytest.fixture
def folder(tmp_path):
    for name in ("a.yaml", "below/b.yaml", "below/deeper/c.yaml"):
        path = tmp_path / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "facts"


def test_it_changes_with_any_file_and_any_name(folder):
    seen = {digest_of(str(folder))}
    for path in sorted(folder.rglob("*.yaml")):
        path.write_text("other", encoding="utf-8")
        seen.add(digest_of(str(folder)))
    (folder / "a.yaml").rename(folder / "z.yaml")
    seen.add(digest_of(str(folder)))
    assert len(seen) == 5
    (folder / "notes.txt").write_text("no fact", encoding="utf-8")
    assert digest_of(str(folder)) in seen


def test_links_in_circles_are_followed_once(folder):
    for i in range(6):
        os.symlink(folder, folder / "below" / f"up{i}")
        os.symlink(folder / "below", folder / "below" / "deeper" / f"up{i}")
    before = digest_of(str(folder))
    (folder / "below" / "b.yaml").write_text("other", encoding="utf-8")
    assert digest_of(str(folder)) != before


def test_what_is_no_file_is_not_waited_for(folder):
    before = digest_of(str(folder))
    os.mkfifo(folder / "pipe.yaml")
    os.symlink("nowhere", folder / "dangling.yaml")
    if os.path.exists("/dev/zero"):
        os.symlink("/dev/zero", folder / "zero.yaml")
    with open(folder / "large.yaml", "wb") as stream:
        stream.truncate(1 << 40)  # a terabyte that takes no room
    assert digest_of(str(folder)) != before
    for name in ("pipe.yaml", "dangling.yaml", "large.yaml"):
        with pytest.raises(OSError):  # noqa: PT011 - whichever it is
            regular(str(folder / name))


def test_every_question_is_answered_beside_them(specx, tmp_path):
    from answers.test_conferences import invented

    data = invented(tmp_path / "facts")
    os.mkfifo(data / "pipe.yaml")
    os.symlink(data, data / "rr-2024" / "again")
    for words in (("at", "155MHz"), ("info",), ("wrc23",), ("diff", "rr-2020", "rr-2024")):
        ran = specx(*words, "--data", str(data), "-o", "json")
        assert ran.code in (0, 1)
        assert ran.json()["data"]
