"""What footnotes forbid, as answers: to whom, where, and what goes on all the same."""

from __future__ import annotations

from ..record import Record


class Forbidden(Record):
    """What a footnote forbids in a band."""

    footnote: str
    """The number of the footnote."""
    use: str
    """What is forbidden, in a few words; empty for every use of `services`."""
    services: tuple[str, ...] = ()
    """The services to which it is forbidden, where not to all."""
    countries: tuple[str, ...] = ()
    """In a Region: the countries in which it is forbidden, where not in all."""
    except_countries: tuple[str, ...] = ()
    """In a Region: the countries in which it is not, where it is forbidden in the others."""
    stations: str = ""
    """The stations that alone are forbidden, `new` or `airborne`; empty for all."""
    except_: str = ""
    """What goes on all the same, in a few words; empty for nothing."""

    @property
    def words(self) -> str:
        """What is forbidden, where, and what goes on, in words."""
        from ..regulations.listing import some

        of = ", ".join(self.services)
        if self.stations:
            what = f"{self.stations} stations" + (f" of {of}" if of else "")
        else:
            what = ": ".join(filter(None, (of, self.use))) or "all emissions"
        where = f" in {some(self.countries)}" if self.countries else ""
        if self.except_countries:
            where = f" in all but {some(self.except_countries)}"
        return what + where + (f"; {self.except_}" if self.except_ else "")


class Barred(Forbidden):
    """What a footnote forbids in a row, with its bands."""

    bands: tuple[tuple[int, int], ...]
    """The bands within the row in which it is forbidden, as pairs in Hz."""
