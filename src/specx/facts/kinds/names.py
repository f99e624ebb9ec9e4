"""The shape of `services.yaml`, `everyday.yaml`, `regions.yaml` and `references.yaml`."""

from __future__ import annotations

from .tables import SOURCE
from .types import Bool, Choice, Int, Key, Keyed, ListOf, Str
from .values import Provision

SERVICES = Keyed(
    {
        "services": Key(
            ListOf(
                Keyed(
                    {
                        "id": Key(Str(), "the name in lower case, as rows write it", True),
                        "name": Key(Str(), "the printed name", True),
                        "abbreviation": Key(Str(), "as the RR and its Rules of Procedure abbreviate it"),
                        "rr": Key(Provision(), "the definition in RR Article 1", True),
                        "order": Key(Int(), "place in the printed order (No. 5.48)", True),
                        "family": Key(Choice("terrestrial", "space", "radio-astronomy"), "", True),
                        "parent": Key(Str(), "the service that it is a part of"),
                        "unverified": Key(ListOf(Str()), "fields that rest on no document read"),
                    },
                    "a service",
                ),
                empty=False,
            ),
            "the services",
            True,
        ),
        "directions": Key(ListOf(Keyed({"id": Key(Str(), "", True), "abbreviation": Key(Str(), "", True)})), "", True),
        "qualifiers": Key(ListOf(Str()), "what may stand in brackets after a service", True),
    },
    "the vocabulary",
)

EVERYDAY = Keyed(
    {
        "everyday": Key(
            ListOf(
                Keyed(
                    {
                        "words": Key(ListOf(Str(), False), "what people say", True),
                        "means": Key(ListOf(Str(), False), "the services that it can mean, as people ask for them"),
                        "use": Key(Str(), "the use that it means, which is no service"),
                    },
                    "an everyday word",
                )
            ),
            "words that people use for a service",
            True,
        ),
    },
    "everyday words",
)

COUNTRY = Keyed(
    {
        "code": Key(Str("a country code", "[A-Z]{2}(-[A-Z0-9]{2,4})?"), "ISO 3166 alpha-2 or an area code", True),
        "iso3": Key(Str("an alpha-3 code", "[A-Z]{3}"), "ISO 3166 alpha-3"),
        "itu": Key(Str(), "symbol in ITU's lists"),
        "name": Key(Str(), "name as the RR prints it", True),
        "names": Key(ListOf(Str()), "other names that people type"),
        "kind": Key(Choice("member", "territory", "part", "group", "other"), "", True),
        "of": Key(Str(), "the administration that it belongs to"),
        "regions": Key(ListOf(Choice("1", "2", "3")), "Region or Regions", True),
        "members": Key(ListOf(Str()), "the areas of a group"),
        "unverified": Key(ListOf(Str()), "fields that rest on no document read"),
        "note": Key(Str(), "what to know about it"),
    },
    "a country or area",
)
GEOGRAPHY = Keyed(
    {
        "regions": Key(
            ListOf(
                Keyed(
                    {
                        "id": Key(Choice("1", "2", "3"), "", True),
                        "name": Key(Str(), "", True),
                        "provision": Key(Provision(), "", True),
                        "about": Key(Str(), ""),
                    }
                )
            ),
            "the Regions",
            True,
        ),
        "ambiguous": Key(
            ListOf(Keyed({"name": Key(Str(), "", True), "codes": Key(ListOf(Str()), "", True)})),
            "names that are refused",
        ),
        "countries": Key(ListOf(COUNTRY, empty=False), "administrations and areas", True),
    },
    "the Regions and countries",
)

REFERENCES = ListOf(
    Keyed(
        {
            "reference": Key(
                Str(
                    "an ITU-R Recommendation, an Appendix or an Article",
                    r"Recommendation ITU-R [A-Z]+\.\d+|Appendix \d+[A-Z]?|No\. \d+[A-Z]?",
                ),
                "how it is named, without revision",
                True,
            ),
            "title": Key(Str(), "what it is about, in our own words, where provisions.yaml does not have it"),
            "official_title": Key(Str(), "its title, as the ITU gives it", True),
            "source": Key(SOURCE, "where that title was read", True),
            "verified": Key(Bool(), "false where the official title is from memory"),
            "doubt": Key(Str(), "what is in doubt"),
        },
        "a reference",
    ),
    empty=False,
)
