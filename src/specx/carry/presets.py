"""Columns of registers and lists that many people have, so that nobody has to name them.

Those of gr-satellites are named by its own documentation of SatYAML files. Those of the others were read off programs that
read such files, not off the publishers' own descriptions (the FCC's Public Access Database Definitions for ULS, record FR; the
tables of the ITU's BR IFIC; the API of SatNOGS DB): an unknown column is told, and `--map` names another.
"""

from __future__ import annotations

from ..light import NamedTuple


class Preset(NamedTuple):
    """Which columns hold what, in which units; `heads` are those of a file that comes without them, and `begins` as it tells."""

    about: str
    columns: dict[str, str]
    units: dict[str, str]
    heads: tuple[str, ...] = ()
    delimiter: str = ""
    begins: str = ""


_MHZ = {"frequency": "mhz", "low": "mhz", "high": "mhz"}
_HZ = {"frequency": "hz", "low": "hz", "high": "hz"}
_FR = (
    "record_type", "unique_system_identifier", "uls_file_number", "ebf_number", "call_sign", "frequency_action_performed",
    "location_number", "antenna_number", "class_station_code", "op_altitude_code", "frequency_assigned", "frequency_upper_band",
    "frequency_carrier", "time_begin_operations", "time_end_operations", "power_output", "power_erp", "tolerance", "frequency_ind",
    "status", "eirp", "transmitter_make", "transmitter_model", "auto_transmitter_power_control", "cnt_mobile_units",
    "cnt_mob_pagers", "freq_seq_id", "status_code", "status_date", "date_first_used",
)  # fmt: skip

PRESETS: dict[str, Preset] = {
    "fcc-uls": Preset(
        "FCC ULS, frequencies (FR): MHz, an upper end where the assignment is a band; FR.dat without heads too.",
        {"low": "frequency_assigned", "high": "frequency_upper_band"}, _MHZ, _FR, "|", "FR|",
    ),
    "itu-srs": Preset(
        "ITU SRS and BR IFIC (space services), groups: freq_min to freq_max in MHz.",
        {"low": "freq_min", "high": "freq_max"}, _MHZ,
    ),
    "itu-srs-freq": Preset(
        "ITU SRS and BR IFIC (space services), assigned frequencies: freq_assgn in MHz.", {"frequency": "freq_assgn"}, _MHZ,
    ),
    "itu-ific": Preset(
        "ITU BR IFIC (terrestrial services): freq_assgn in MHz, bdwdth in kHz, country from adm.",
        {"frequency": "freq_assgn", "bandwidth": "bdwdth", "country": "adm"}, {"frequency": "mhz", "bandwidth": "khz"},
    ),
    "satnogs": Preset(
        "SatNOGS DB, transmitters: downlinks in Hz, a high end where it is a transponder.",
        {"low": "downlink_low", "high": "downlink_high"}, _HZ,
    ),
    "satnogs-uplink": Preset(
        "SatNOGS DB, transmitters: uplinks in Hz.", {"low": "uplink_low", "high": "uplink_high"}, _HZ,
    ),
    "gr-satellites": Preset("gr-satellites, transmitters of SatYAML files: frequency in Hz.", {"frequency": "frequency"}, _HZ),
}  # fmt: skip
