"""What a header means beside its neighbours: "Anggaran" or "%" below "Realisasi", a trend behind the results."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from kertas_kerja.tabel.bagian_persen import beri_bagian
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, MIN_UNSUR, SAMPAI_DENGAN, UNSUR, daun_polos, kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_MUTU = r"(?i)^(?:kual\b|kualitas|mutu)"
_KINERJA = frozenset({"k", "kinerja", "fisik", "volume", "output"})
_BUKAN_UANG = r"(?i) \| |%|persen|fisik|kinerja|output|volume"
_SAMPAI = rf"{SAMPAI_DENGAN}|\bkumulatif"
_KAPAN = r"\b(?:bulan|triwulan|tribulan|t[bw]|minggu|periode|semester|saat) (?:yang )?(lalu|ini|sebelumnya|sekarang)\b"
_ADA_KAPAN = (" lalu", " ini", " sebelumnya", " sekarang")
_SEBUT_KAPAN = {"sebelumnya": "lalu", "sekarang": "ini"}
_PENUTUP = r"[()|.:*]|\b(?:total|jumlah)\b"
_TENTANG_KINERJA = r"(?i)kinerja|fisik|output|target|indikator"
_ANGGARANNYA = {"realisasi": "realisasi_anggaran", "capaian": "serapan"}


def menurut_tetangga(kolom: list[Kolom]) -> list[Kolom]:
    """The columns as their neighbours tell: budgets beside performance, realisasi in percent, trends of results."""
    kolom = _tanpa_aspek(_tahun_ini(_unsur_bersama(kolom)))
    kolom = _hemat(_target_kemudian(_terhadap_akhir(_satuan_persen(_sampai_kini(kolom)))))
    kolom = _persen_anggaran(_kinerja_dan_anggaran(_realisasi_pagu(_rupiah_target(kolom))))
    return beri_bagian(_tanpa_tren(_realisasi_persen(kolom)))


def _unsur_bersama(kolom: list[Kolom]) -> list[Kolom]:
    """ "Waktu" or "Biaya" alone is no element of a service; among others of its kind it is."""
    if 0 < sum(k.nama == UNSUR for k in kolom) < MIN_UNSUR:
        return [k._replace(nama="") if k.nama == UNSUR else k for k in kolom]
    return kolom


def _tahun_ini(kolom: list[Kolom]) -> list[Kolom]:
    """The columns without the names of "Prakiraan Maju": what next year may need is no figure of this table's year."""
    return [k._replace(nama="") if "raan maju" in k.judul.lower() else k for k in kolom]


def _tanpa_aspek(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target" over quantity and quality (an employee's own sheet) is no single figure that a result is divided by."""
    grup = {
        g for k in kolom if " | " in k.judul and re.search(_MUTU, (b := k.judul.rpartition(" | "))[2]) and (g := b[0])
    }
    if not {"target", "realisasi"} <= {kenali_mirip(g).nama for g in grup}:
        return kolom
    return [k._replace(nama="") if k.judul.rpartition(" | ")[0] in grup else k for k in kolom]


def _sampai_kini(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi s.d. bulan lalu", "bulan ini" and "s.d. bulan ini": only the last one is what was realised so far.

    The two others are parts of it, also where the third is a plain "Realisasi" or "Jumlah Realisasi", or is missing.
    """
    kapan = [_kapan(k.judul) for k in kolom]
    ada = set(kapan)
    hasil = []
    for k, (pokok, waktu) in zip(kolom, kapan, strict=True):
        lain = {w for w in ("lalu", "ini", "kini") if w != waktu and (pokok, w) in ada}
        if waktu in ("lalu", "ini") and lain:
            k = k._replace(nama="")
        elif waktu == "kini" and lain and not k.nama:
            k = k._replace(nama=kenali_mirip(pokok).nama or "")
        hasil.append(k)
    return hasil


def _kapan(judul: str) -> tuple[str, str]:
    """What a header is about, and until when: "lalu", "ini" (that month alone), "kini" (up to this month), or ""."""
    teks = " ".join(judul.lower().split())
    waktu = re.search(_KAPAN, teks) if any(kata in teks for kata in _ADA_KAPAN) else None
    if waktu is None:
        return "", ""
    sampai = re.search(_SAMPAI, teks) is not None
    pokok = re.sub(_PENUTUP, " ", re.sub(_SAMPAI, " ", re.sub(_KAPAN, " ", teks)))
    sebut = _SEBUT_KAPAN.get(waktu[1], waktu[1])
    return " ".join(pokok.split()), "kini" if sampai and sebut == "ini" else sebut


def _terhadap_akhir(kolom: list[Kolom]) -> list[Kolom]:
    """ "Capaian terhadap Target 2026" where 2026 is the year of the end-of-Renstra target is its kemajuan."""
    akhir = {th for k in kolom if k.nama == "target_renstra" for th in re.findall(r"20\d\d", k.judul)}
    if not akhir or _ada(kolom, "kemajuan"):
        return kolom
    hasil = [re.search(r"(?i)(?:terhadap|thd) (?:target )?(?:tahun )?(20\d\d)", k.judul) for k in kolom]
    return [
        k._replace(nama="kemajuan") if k.nama == "capaian" and m is not None and m[1] in akhir else k
        for k, m in zip(kolom, hasil, strict=True)
    ]


def _target_kemudian(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi 2025 | Target 2026 | Capaian": the target of a later year is the plan's, with its kemajuan."""
    tiga = [[k for k in kolom if k.nama == nama] for nama in ("target", "realisasi", "capaian")]
    if any(len(k) != 1 for k in tiga) or _ada(kolom, "target_renstra", "kemajuan", "analisis"):
        return kolom
    target, realisasi, capaian = (k[0] for k in tiga)
    tahun = [re.findall(r"20\d\d", k.judul) for k in (target, realisasi)]
    if any(len(th) != 1 for th in tahun) or tahun[0] <= tahun[1] or capaian.indeks < target.indeks:
        return kolom
    ganti = {target.indeks: "target_renstra", capaian.indeks: "kemajuan"}
    return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]


def _hemat(kolom: list[Kolom]) -> list[Kolom]:
    """ "Efisiensi (Rp)" is the money that was not spent."""
    nama = "" if _ada(kolom, "sisa") else "sisa"
    uang = [k for k in kolom if k.nama == "efisiensi" and re.search(r"(?i)\brp\b|rupiah", k.judul)]
    return [k._replace(nama=nama) if k in uang else k for k in kolom]


def _satuan_persen(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target" over nothing but "%" is a target: the leaf is its unit."""
    grup = [k.judul.rpartition(" | ")[0] for k in kolom]
    hasil = list(kolom)
    for i, k in enumerate(kolom):
        sendiri = grup[i] and grup.count(grup[i]) == 1 and k.nama == "capaian" and k.judul == f"{grup[i]} | %"
        if sendiri and (nama := kenali_mirip(grup[i]).nama) in _ANGGARANNYA | {"target": "pagu"}:
            hasil[i] = k._replace(nama=nama)
    return hasil


def _rupiah_target(kolom: list[Kolom]) -> list[Kolom]:
    """ "Rp" beside "Target" below "Data 2025" is the budget of that year."""
    grup = {k.judul.rpartition(" | ")[0] for k in kolom if k.nama == "target"} - {""}
    return [
        k._replace(nama="pagu")
        if not k.nama and k.judul.rpartition(" | ")[0] in grup and daun_polos(k.judul.rpartition(" | ")[2]) == "rp"
        else k
        for k in kolom
    ]


def _realisasi_pagu(kolom: list[Kolom]) -> list[Kolom]:
    """A plain "Realisasi" right behind the budget is its spending, where the realisasi of the target stands elsewhere.

    Or where no target is measured at all, or its serapan stands right behind it.
    """
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        if (kiri.nama, k.nama) != ("pagu", "realisasi") or re.search(_BUKAN_UANG, kiri.judul + k.judul):
            continue
        lain = _ada(kolom[:i], "realisasi") or (_ada(kolom[i + 1 :], "target") and _ada(kolom[i + 1 :], "realisasi"))
        diserap = kolom[i + 1 : i + 2] and kolom[i + 1].nama == "serapan"
        if lain or diserap or not _ada(kolom, "target", "realisasi_anggaran"):
            for j in range(i, i + _sederet(kolom[i:])):
                hasil[j] = kolom[j]._replace(nama="realisasi_anggaran")
    return hasil


def _sederet(kolom: list[Kolom]) -> int:
    """How many columns from the first on are the same measure: its tribulan (months) side by side, else that one."""
    sama = takewhile(lambda k: k.nama == kolom[0].nama and _sebagian_tahun(k), kolom)
    return max(sum(1 for _ in sama), 1)


def _sebagian_tahun(kolom: Kolom) -> bool:
    return kenali_mirip(kolom.judul).periode.startswith(BAGIAN_TAHUN)


def _ada(kolom: list[Kolom], *nama: str) -> bool:
    return any(k.nama in nama for k in kolom)


def _tanpa_tren(kolom: list[Kolom]) -> list[Kolom]:
    """A trend to the right of the realisasi tells how the result moved, not which way is better."""
    realisasi = [k.indeks for k in kolom if k.nama == "realisasi"]
    if not realisasi:
        return kolom
    return [
        k._replace(nama="") if k.nama == "polaritas" and k.indeks > realisasi[0] and "tren" in k.judul.lower() else k
        for k in kolom
    ]


def _realisasi_persen(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi" over "Orang" and "%", with a capaian of its own behind: the % is the realisasi."""
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        grup, _, daun = kiri.judul.rpartition(" | ")
        kata = kenali_mirip(grup)
        if kata.nama != "realisasi" or kata.periode.startswith(BAGIAN_TAHUN) or daun_polos(daun) in _KINERJA:
            continue
        berpersen = kiri.nama == "realisasi" and k.nama == "capaian" and k.judul == f"{grup} | %"
        if berpersen and any(x.nama == "capaian" and " | " not in x.judul for x in kolom[i + 1 :]):
            hasil[i - 1], hasil[i] = kiri._replace(nama=""), k._replace(nama="realisasi")
    return hasil


def _kinerja_dan_anggaran(kolom: list[Kolom]) -> list[Kolom]:
    """The columns where the budget beside a realisasi or capaian of the same group is its own, no pagu.

    A second percentage, right after the spending, is that of the spending.
    """
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        grup, _, daun = kiri.judul.rpartition(" | ")
        sekelompok = bool(grup) and k.judul.startswith(grup + " | ") and daun_polos(daun) in _KINERJA
        if k.nama == "pagu" and _ada(kolom[:i], "pagu") and (milik := _anggaran_grup(k.judul)):
            hasil[i] = k._replace(nama=milik)
            continue
        if k.nama == "pagu" and sekelompok and kiri.nama in _ANGGARANNYA:
            hasil[i] = k._replace(nama=_ANGGARANNYA[kiri.nama])
        elif k.nama == "capaian" and (_persen_kedua(kolom, i) or _persen_uang(kolom, i)):
            hasil[i] = k._replace(nama="serapan")
    return hasil


def _persen_anggaran(kolom: list[Kolom]) -> list[Kolom]:
    """ "% Anggaran" right behind the budget and its spending is the share that was spent."""
    if _ada(kolom, "serapan"):
        return kolom
    hasil = list(kolom)
    for i, k in enumerate(kolom[2:], 2):
        if k.nama == "bagian_anggaran" and [x.nama for x in kolom[i - 2 : i]] == ["pagu", "realisasi_anggaran"]:
            hasil[i] = k._replace(nama="serapan")
    return hasil


def _anggaran_grup(judul: str) -> str:
    """What a second "Anggaran" is below "Realisasi Kinerja" or "Capaian Kinerja"; "" elsewhere."""
    grup, _, daun = judul.rpartition(" | ")
    nama = kenali_mirip(grup.rpartition(" | ")[2]).nama if daun.lower().startswith("anggaran") else None
    return _ANGGARANNYA.get(nama or "", "")


def _persen_uang(kolom: list[Kolom], i: int) -> bool:
    """True for a bare "%" right of the money, where the budget and its spending stand to the left."""
    kiri = kolom[:i]
    if kolom[i].judul.lower().strip("()") not in ("%", "persen") or kiri[-1].nama not in ("realisasi_anggaran", "sisa"):
        return False
    return _ada(kiri, "pagu") and _ada(kiri, "realisasi_anggaran") and not _ada(kiri, "serapan")


def _persen_kedua(kolom: list[Kolom], i: int) -> bool:
    """True behind the spending, where another capaian stands elsewhere, no header is a group or names performance."""
    if kolom[i - 1].nama != "realisasi_anggaran":
        return False
    berkelompok = " | " in kolom[i].judul or " | " in kolom[i - 1].judul
    nama = [k.nama for k in kolom]
    if berkelompok or "serapan" in nama:
        return False
    return "capaian" in nama[:i] or ("capaian" in nama[i + 1 :] and not re.search(_TENTANG_KINERJA, kolom[i].judul))
