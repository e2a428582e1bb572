"""Pages and lists of the rules, for `kk explain`, `kk rules` and docs/aturan/."""

from __future__ import annotations

from kertas_kerja.cetak.hasil import SKEMA
from kertas_kerja.cetak.json import tulis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Aturan
    from kertas_kerja.profil import Profil

KATA_TINGKAT = {"error": "kesalahan", "warning": "perlu diperiksa", "info": "catatan"}


def halaman(a: Aturan, profil: Profil) -> str:
    """The page of one rule as Markdown that also reads well in a terminal."""
    bagian = [f"# {a.kode} {a.nama}", "", f"Tingkat: {KATA_TINGKAT[a.tingkat]}", "", a.apa, ""]
    bagian += ["## Mengapa", "", a.mengapa, ""]
    if a.rumus:
        bagian += ["## Rumus", "", f"    {a.rumus}", ""]
    bagian += ["## Contoh", "", a.contoh, "", "## Cara memperbaiki", "", a.cara, ""]
    dasar = dasar_hukum(a, profil)
    if dasar:
        bagian += ["## Dasar", "", dasar, ""]
    return "\n".join(bagian)


def dasar_hukum(a: Aturan, profil: Profil) -> str:
    """The legal basis in words, empty where there is none."""
    dasar = profil.dasar.get(a.dasar)
    return dasar.tulis() if dasar is not None else ""


def daftar_teks(aturan: Iterable[Aturan]) -> str:
    """One line per rule."""
    return "".join(f"{a.kode}  {KATA_TINGKAT[a.tingkat]:<16}{a.nama}: {a.apa}\n" for a in aturan)


def daftar_json(aturan: Iterable[Aturan], profil: Profil) -> str:
    """`kk rules --format json`."""
    return tulis(
        {
            "schema_version": SKEMA,
            "rules": [
                {
                    "rule": a.kode,
                    "name": a.nama,
                    "severity": a.tingkat,
                    "what": a.apa,
                    "why": a.mengapa,
                    "formula": a.rumus,
                    "example": a.contoh,
                    "fix": a.cara,
                    "basis": dasar_hukum(a, profil),
                }
                for a in aturan
            ],
        }
    )
