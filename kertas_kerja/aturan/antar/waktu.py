"""Konteks waktu sebuah tabel: tahun, tribulan, dan PK mana (murni atau perubahan) yang dipakainya."""

from __future__ import annotations

import re
from collections import Counter

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.antar.tipe import KELUARGA_KOMPONEN
from kertas_kerja.aturan.sebutan import TAHUN
from kertas_kerja.tabel.kosakata import (
    BAGIAN_TAHUN,
    KATA_TRIBULAN,
    KE_TRIBULAN,
    RENTANG_TAHUN,
    SAMPAI_DENGAN,
    TRIBULAN,
    TRIBULAN_KE,
)
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kertas_kerja.model import Kolom, Tabel

RENCANA = frozenset({"pk_sasaran", "pk_program", "kkpt", "komponen_target", "target_program", "iku"})
# Kertas Kerja memuat tahun N-1 dan N: rincian tanpa judul di bawahnya mungkin milik keduanya.
_DUA_TAHUN = frozenset({"kkpt", "komponen_target"})
_ADA_TRIBULAN = r"(?i)\bt[bwr]"  # saringan murah: pola besar di bawahnya baru dikompilasi bila ini cocok
_TRIBULAN = (
    rf"(?i)(?P<sd>{SAMPAI_DENGAN} *)?\b{KATA_TRIBULAN}[ .:-]*(?P<ke>{KE_TRIBULAN})\b"
    rf"(?: *(?:-|–|s ?d\b|{SAMPAI_DENGAN}|hingga|/|,|dan|&) *(?:{KATA_TRIBULAN}[ .:-]*)?(?P<akhir>{KE_TRIBULAN})\b)?"
)
_ADA_MURNI = ("murni", "sebelum", "awal", "induk")  # saringan murah, begitu pula yang berikut
_MURNI = r"\bmurni\b|\bsebelum perubahan\b|\b(?:pk|perjanjian kinerja|dpa|apbd) (?:awal|induk)\b"
_ADA_PERUBAHAN = ("perubahan", "apbd", "dpa", "dppa", "pk", "revisi")
_PERUBAHAN = r"\bperubahan\b|\bp ?-? ?(?:apbd|dpa|pk)\b|\bpapbd\b|\bdppa\b|\brevisi\b"


class WaktuTabel(NamedTuple):
    """Yang dikatakan sebuah tabel tentang waktunya.

    `periode` kosong berarti setahun penuh, selain itu "TB I" sampai "TB III"; `tunggal` bila tribulannya
    ditulis tanpa "s/d"; `versi` "murni" atau "perubahan" hanya bila tertulis; `pasti` salah bila tahunnya tidak
    diketahui atau diduga dari tabel lain, atau bila tabel rencana tanpa judul tidak menyebut PK yang mana.
    """

    tahun: int | None
    periode: str = ""
    tunggal: bool = False
    versi: str = ""
    pasti: bool = True


def waktu_tabel(daftar: Sequence[Tabel]) -> dict[str, WaktuTabel]:
    """Konteks waktu setiap tabel menurut id; yang tidak menyebut tahun memakai tahun tabel di sekitarnya."""
    hasil: dict[str, WaktuTabel] = {}
    sebelum: Tabel | None = None
    berjudul = dua_tahun = False
    for t in daftar:
        if sebelum is None or sebelum.lembar != t.lembar:
            sebelum, berjudul, dua_tahun = None, False, False
        berjudul = berjudul or bool(t.judul)
        warisan = hasil[sebelum.id] if sebelum is not None and not t.judul else None
        if warisan is not None and sebelum is not None and bertahun_banyak(sebelum):
            warisan = warisan._replace(tahun=None)
        hasil[t.id] = _sendiri(t, warisan, berjudul)
        dua_tahun = dua_tahun or t.kind in _DUA_TAHUN
        if dua_tahun and t.kind in KELUARGA_KOMPONEN and not _tahun_judul(t):
            hasil[t.id] = hasil[t.id]._replace(tahun=None, pasti=False)
        sebelum = t
    return {t.id: _lengkapi(t, hasil, daftar) for t in daftar}


def _sendiri(t: Tabel, warisan: WaktuTabel | None, berjudul: bool) -> WaktuTabel:
    """Waktu menurut tabel itu sendiri, atau menurut tabel di atasnya bila ia tanpa judul (`berjudul`: di bawah judul).

    Tanpa satu judul pun, tabel rencana tidak mengatakan PK yang mana, dan tahun tabel di atasnya hanya dugaan.
    """
    periode, tunggal = _periode(t)
    versi = versi_teks(t.judul) or versi_teks(t.lembar) or (warisan.versi if warisan else "")
    judul, lembar = _tahun_judul(t), _satu_tahun(t.lembar)
    turun = warisan.tahun if warisan is not None else None
    tertulis = bool(judul or (lembar and not turun) or (turun and berjudul and warisan is not None and warisan.pasti))
    pasti = tertulis and (berjudul or t.kind not in RENCANA or bool(versi))
    return WaktuTabel(judul or turun or lembar, periode, tunggal, versi, pasti)


def _lengkapi(t: Tabel, semua: dict[str, WaktuTabel], daftar: Sequence[Tabel]) -> WaktuTabel:
    """Tahun tabel di sekitarnya bagi yang tidak menyebutnya; tabel tanpa judul hanya dari lembarnya sendiri.

    Yang disebut perubahan oleh lembarnya mengubah PK tahun itu, walau judulnya tidak terbaca.
    """
    w = semua[t.id]
    if w.tahun is not None:
        return w
    selembar = {semua[o.id].tahun for o in daftar if o.lembar == t.lembar and not bertahun_banyak(o)} - {None}
    if len(selembar) == 1:
        return w._replace(tahun=selembar.pop(), pasti=bool(t.judul))
    ukur = [o for o in daftar if o.kind not in RENCANA and not bertahun_banyak(o)]
    sering = Counter(th for o in ukur if (th := semua[o.id].tahun) is not None).most_common(2)
    if not (t.judul or w.versi) or not sering or (len(sering) == 2 and sering[0][1] == sering[1][1]):
        return w._replace(pasti=False)
    return w._replace(tahun=sering[0][0], pasti=False)


def bertahun_banyak(t: Tabel) -> bool:
    """Benar bila tabel itu memuat beberapa tahun berdampingan."""
    return t.kind in ("capaian_tahunan", "realisasi_tahunan") or t.kind in RENSTRA_TAHUNAN


def _tahun_judul(t: Tabel) -> int | None:
    if t.kind in ("komponen_target", "capaian_tahunan"):
        return t.tahun
    tahun = _satu_tahun(t.judul)
    if tahun is not None or _tahun_dalam(t.judul):
        return tahun or (t.tahun if t.kind != "kemajuan_renstra" else None)
    kepala = " ".join(k.judul for k in t.kolom if k.nama and k.nama != "target_renstra")
    tertulis = _tahun_dalam(kepala)
    if t.kind in ("kkpt", "realisasi_tahunan"):
        return max(tertulis, default=None)
    return tertulis.pop() if len(tertulis) == 1 else None


def _tahun_dalam(teks: str) -> set[int]:
    if teks.count("20") > 1:
        teks = re.sub(RENTANG_TAHUN, " ", teks, flags=re.IGNORECASE)
    return {int(th) for th in TAHUN.findall(teks)} if "20" in teks else set()


def _satu_tahun(teks: str) -> int | None:
    tahun = _tahun_dalam(teks)
    return tahun.pop() if len(tahun) == 1 else None


def versi_teks(teks: str) -> str:
    """ "murni" atau "perubahan" bila teks itu menyebutnya."""
    teks = teks.lower()
    if any(k in teks for k in _ADA_MURNI) and re.search(_MURNI, teks):
        return "murni"
    return "perubahan" if any(k in teks for k in _ADA_PERUBAHAN) and re.search(_PERUBAHAN, teks) else ""


def _periode(t: Tabel) -> tuple[str, bool]:
    kepala = " ".join(k.judul for k in t.kolom if k.nama in ("realisasi", "capaian") and not k.grup)
    for teks in (kepala, t.judul, t.lembar):
        if (tb := _tribulan(teks)) is not None:
            return "" if tb[0] == TRIBULAN[-1] else tb[0], tb[1]
    return "", False


def _tribulan(teks: str) -> tuple[str, bool] | None:
    """Tribulan terakhir yang disebut teks itu, dan benar bila ditulis tanpa "s/d"."""
    cocok = list(re.finditer(_TRIBULAN, teks)) if re.search(_ADA_TRIBULAN, teks) else []
    if not cocok:
        return None
    akhir = cocok[-1]
    ke = akhir["akhir"] or akhir["ke"]
    return TRIBULAN_KE[ke.lower()], not (akhir["sd"] or akhir["akhir"])


def _tribulan_tabel(t: Tabel, w: WaktuTabel) -> str:
    """Tribulan tabel itu; tanpa sebutan hanya dirinya sendiri, yang tidak dibandingkan dengan tabel lain."""
    return w.periode or (TRIBULAN[-1] if w.tunggal else t.id)


def kolom_pasti(t: Tabel, k: Kolom, w: WaktuTabel) -> bool:
    """Benar bila waktu kolom itu tertulis: oleh tabelnya, atau tahunnya oleh kepala kolom itu sendiri."""
    return w.pasti or (t.kind not in RENCANA and _satu_tahun(f"{k.judul} {k.grup}") is not None)


def waktu_kolom(t: Tabel, k: Kolom, w: WaktuTabel) -> tuple[int | None, str]:
    """(tahun, periode) sebuah kolom: grupnya (tahun, tribulan, N-1) di atas konteks tabelnya."""
    if k.nama in ("target_prev", "realisasi_prev"):
        return (w.tahun - 1 if w.tahun else None), ""
    if k.nama == "capaian" and t.kind == "kkpt":  # target dan realisasi di kirinya milik tahun lalu
        return _satu_tahun(k.judul) or (w.tahun - 1 if w.tahun else None), ""
    if k.grup.startswith(BAGIAN_TAHUN):
        tahun = _satu_tahun(k.grup) or w.tahun
        return tahun, "kolom " + " ".join(k.grup.split()[:2])
    tertulis = _satu_tahun(k.judul)
    if k.nama in ("target", "pagu") and (tb := _tribulan(k.judul)) is not None:
        return tertulis or w.tahun, f"kolom {tb[0]}"
    if k.nama == "target" and any(lain.nama == "target_setahun" for lain in t.kolom):
        return tertulis or w.tahun, f"kolom {_tribulan_tabel(t, w)}"
    if k.nama == "nilai_lalu":
        return tertulis or (w.tahun - 1 if w.tahun else None), ""
    if k.grup.isdigit() and t.kind in KELUARGA_KOMPONEN:
        return int(k.grup), ""
    if t.kind in KELUARGA_KOMPONEN:
        return (w.tahun or tertulis if w.pasti else tertulis or w.tahun), ""
    if k.grup.startswith("N"):
        geser = int(k.grup[1:] or 0)
        return tertulis or (w.tahun + geser if w.tahun else None), ""
    if tertulis is not None and k.nama != "target_renstra":
        return tertulis, w.periode
    if k.grup.isdigit():
        return int(k.grup), ""
    return w.tahun, w.periode
