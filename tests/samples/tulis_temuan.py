"""Menulis samples/temuan_laporan.md dan samples/data/harapan.json dari hitung ulang.

Jalankan ``python tests/samples/tulis_temuan.py`` dari akar repositori sesudah angka contoh berubah.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(AKAR / "samples"), str(Path(__file__).resolve().parent)]

from bangun import bangun  # noqa: E402
from bilangan import baca  # noqa: E402
from hitung_ulang import hitung_ulang  # noqa: E402
from pemeriksa import Relasi  # noqa: E402
from susun.buku import Letak  # noqa: E402
from susun.data import Tabel, baca_tabel  # noqa: E402

CATATAN = json.loads((AKAR / "samples" / "data" / "catatan_temuan.json").read_text(encoding="utf-8"))
Semua = dict[str, dict[tuple[str, int, int], Letak]]


def relasi_laporan(tabel: dict[str, Tabel]) -> list[Relasi]:
    """Semua hubungan yang dihitung ulang."""
    urut = sorted(tabel, key=lambda kunci: [int(angka) for angka in re.findall(r"\d+", kunci)[:2]])
    return hitung_ulang({kunci: tabel[kunci].baris for kunci in urut})


def harapan(relasi: list[Relasi], tabel: dict[str, Tabel], letak: Semua) -> list[dict[str, Any]]:
    """Satu catatan per sel salah per buku: tempat, yang tertulis, yang seharusnya."""
    catatan = []
    for berkas, sel in letak.items():
        for satu in (r for r in relasi if r.putusan == "salah"):
            tempat = sel.get((satu.kunci, satu.baris, satu.kolom))
            if tempat is not None:
                catatan.append(_catatan(satu, tabel[satu.kunci], berkas, tempat, sel))
    return catatan


def _catatan(
    satu: Relasi, tabel: Tabel, berkas: str, tempat: Letak, sel: dict[tuple[str, int, int], Letak]
) -> dict[str, Any]:
    seharusnya = baca(satu.seharusnya)
    catatan: dict[str, Any] = {
        "file": berkas,
        "sheet": tempat.lembar,
        "cell": tempat.sel,
        "table_key": satu.kunci,
        "kind": tabel.jenis,
        "relation": satu.jenis,
        "written": satu.tertulis,
        "expected": satu.seharusnya,
        "expected_value": str(seharusnya.nilai.normalize()) if seharusnya else None,
        "layer": "teks" if "teks" in satu.jenis else "tabel",
    }
    if lain := CATATAN["seharusnya_lain"].get(_tanda(satu)):  # dari capaian yang tidak dibulatkan
        catatan["expected_alt"] = lain
    if satu.jenis == "nilai aspek":  # bobot tercetak dari instrumen lama: sel bobotnya pun boleh ditunjuk
        catatan["also"] = [sel[satu.kunci, satu.baris, 2].sel]
    return catatan


def tulis_harapan(catatan: list[dict[str, Any]]) -> str:
    """JSON dengan satu catatan per baris."""
    return "[\n" + ",\n".join(" " + json.dumps(satu, ensure_ascii=False) for satu in catatan) + "\n]\n"


def tulis_laporan(relasi: list[Relasi], tabel: dict[str, Tabel]) -> str:
    """Laporan Markdown berbahasa Indonesia."""
    salah = [satu for satu in relasi if satu.putusan == "salah"]
    bulat = [satu for satu in relasi if satu.putusan == "pembulatan"]
    bagian = [
        "# Temuan hitung ulang laporan\n",
        "Daftar ini dibuat oleh `tests/samples/tulis_temuan.py` dengan `Decimal` saja, tanpa mesin "
        "`kertas_kerja`, supaya hasil `kk check` dapat dibandingkan dengan hitungan lain. Setiap angka "
        "turunan di 70 tabel dihitung ulang dari angka yang tertulis. Nilai dengan *d* desimal mewakili "
        "rentang ± ½·10⁻ᵈ; cacah dan rupiah dianggap pasti; efisiensi dihitung dari persen seperti tampil.\n",
        "## Jumlah hubungan\n",
        _tabel(("Hubungan", "Tepat", "Pembulatan", "Salah", "Jumlah"), _hitung(relasi)),
        f"\n## Salah hitung ({len(salah)})\n",
        "Baris dihitung dari 1 di bawah kepala tabel; kolom disebut dengan judulnya.\n",
        _daftar(salah, tabel),
        f"\n## Hanya pembulatan ({len(bulat)})\n",
        "Bukan kesalahan: ada angka sebelum dibulatkan yang memberi nilai tertulis.\n",
        _daftar(bulat, tabel),
        f"\n## Pertentangan dan kejanggalan ({len(CATATAN['pertentangan'])})\n",
        "Bukan salah hitung di dalam satu tabel, melainkan tabel, teks, judul, atau nama yang tidak seiya.\n",
        "\n".join(f"{n}. {teks}" for n, teks in enumerate(CATATAN["pertentangan"], 1)) + "\n",
        "\n## Yang tampak berbeda tetapi benar\n",
        "\n".join(f"- {teks}" for teks in CATATAN["bukan_pertentangan"]) + "\n",
    ]
    return "\n".join(bagian)


def _hitung(relasi: list[Relasi]) -> list[tuple[str, ...]]:
    putusan = ("tepat", "pembulatan", "salah")
    banyak = Counter((satu.jenis, satu.putusan) for satu in relasi)
    baris = [
        (jenis, *(str(banyak[jenis, p]) for p in putusan), str(sum(banyak[jenis, p] for p in putusan)))
        for jenis in sorted({satu.jenis for satu in relasi})
    ]
    total = Counter(satu.putusan for satu in relasi)
    return [*baris, ("**jumlah**", *(f"**{total[p]}**" for p in putusan), f"**{len(relasi)}**")]


def _daftar(relasi: list[Relasi], tabel: dict[str, Tabel]) -> str:
    baris = [
        (
            f"`{satu.kunci}`",
            str(satu.baris + 1),
            _judul_kolom(tabel[satu.kunci], satu.kolom),
            satu.jenis,
            satu.tertulis,
            satu.seharusnya,
            "; ".join(teks for teks in (satu.hitungan, _sebab(satu)) if teks),
        )
        for satu in relasi
    ]
    return _tabel(("Tabel", "Baris", "Kolom", "Hubungan", "Tertulis", "Seharusnya", "Hitungan dan dugaan sebab"), baris)


def _sebab(satu: Relasi) -> str:
    return CATATAN["sebab"].get(_tanda(satu), "") if satu.putusan == "salah" else ""


def _tanda(satu: Relasi) -> str:
    return f"{satu.kunci}/{satu.baris}/{satu.kolom}"


def _judul_kolom(tabel: Tabel, kolom: int) -> str:
    atas = kolom
    while atas and not tabel.kepala[0][atas]:
        atas -= 1
    bagian = [tabel.kepala[0][atas], *(baris[kolom] for baris in tabel.kepala[1:])]
    return " / ".join(teks for teks in bagian if teks)


def _tabel(kepala: tuple[str, ...], baris: Sequence[tuple[str, ...]]) -> str:
    garis = ["| " + " | ".join(kepala) + " |", "|" + " --- |" * len(kepala)]
    return "\n".join(garis + ["| " + " | ".join(satu) + " |" for satu in baris]) + "\n"


def buat() -> tuple[str, str]:
    """Isi temuan_laporan.md dan harapan.json menurut angka dan susunan sekarang."""
    tabel = baca_tabel()
    relasi = relasi_laporan(tabel)
    with tempfile.TemporaryDirectory() as folder:
        letak = bangun(Path(folder))
    return tulis_laporan(relasi, tabel), tulis_harapan(harapan(relasi, tabel, letak))


def main() -> None:
    """Tulis kedua berkas ke samples/."""
    laporan, catatan = buat()
    (AKAR / "samples" / "temuan_laporan.md").write_text(laporan, encoding="utf-8")
    (AKAR / "samples" / "data" / "harapan.json").write_text(catatan, encoding="utf-8")


if __name__ == "__main__":
    main()
