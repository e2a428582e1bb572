"""Angka dalam kalimat sebuah baris tabel terhadap kolom baris itu sendiri, dan klaim "target (tidak) tercapai"."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.dipotong import satu_dipotong
from kertas_kerja.aturan.kalimat_daftar import pokok_baris
from kertas_kerja.aturan.kalimat_komponen import banding
from kertas_kerja.aturan.kalimat_peran import Peran, peran_bagian, samarkan, terikat
from kertas_kerja.aturan.kalimat_pokok import letak_rapi, sebutan, singkatan
from kertas_kerja.aturan.kalimat_temuan import kutip, lokasi, rujuk, temuan
from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.capaian import RUMUS_NAIK, RUMUS_TURUN, naik

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.aturan.kalimat import Bagian
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Sel
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.rumus.putusan import Status
    from kertas_kerja.tabel.dasar import Konteks

KOLOM_NAMA = frozenset(
    {"no", "kode", "tujuan", "sasaran", "indikator", "program", "komponen", "satuan", "formula", "sumber_data",
     "penanggung_jawab", "tindak_lanjut", "rekomendasi", "bukti"}
)  # fmt: skip
# Kata yang boleh mendahului angka milik indikator baris itu bila kalimatnya tidak menyebut nama indikator.
_KATA_BIASA = frozenset({
    "tahun", "th", "thn", "pada", "untuk", "dari", "dengan", "atas", "bahwa", "maka", "hasil", "berdasarkan", "capaian",
    "kinerja", "indikator", "ini", "nilai", "realisasi", "target", "besar", "sebesar", "adalah", "yang", "ditetapkan",
    "rapat", "internal", "menyepakati", "telah", "sudah", "nya", "sampai", "akhir", "atau", "dan", "sedangkan", "dapat",
    "yaitu", "indeks", "perangkat", "daerah", "kecamatan", "dinas", "opd", "meskipun", "namun", "perjanjian", "pk",
    "perubahan", "mencapai", "targetnya", "realisasinya", "capaiannya", "nilainya",
})  # fmt: skip
_KATA = re.compile(r"[a-z]+")
_TANDA_ANGKA = re.compile(r"<\w\d+>")
_LAIN_ANGKATAN = re.compile(
    r"\b(?:nasional|provinsi|kabupaten|kota|pemkab|pemkot|pemprov|rata-rata|tb|tw|triwulan|tribulan|semester|renstra"
    r"|rpjmd)\b"
)
_VERSI_LAIN = re.compile(r"\b(?:awal|semula|murni|induk|sebelum|lama)\b")
_KLAIM = re.compile(
    r"(?P<gagal>(?:tidak|belum|kurang|gagal)(?: dapat| bisa| mampu| berhasil)? (?:tercapai|memenuhi target"
    r"|mencapai(?: nilai| angka)? target)|di bawah target"
    r"|target (?:tersebut )?(?:tidak|belum) (?:dapat )?(?:tercapai|terpenuhi))"
    r"|(?P<lampau>(?:telah|sudah|berhasil|mampu) (?:melampaui|melebihi|mencapai|memenuhi)(?: nilai| angka)? target"
    r"|(?<!tidak )(?<!belum )(?:melampaui|melebihi) target|di atas target"
    r"|target (?:tersebut )?(?:telah |sudah )?(?:terlampaui|tercapai|terpenuhi))"
)
_ANGAN = re.compile(
    r"\b(?:agar|supaya|diharapkan|akan|perlu|harus|upaya|guna|jika|apabila|bila|beberapa|sebagian|salah satu|seluruh"
    r"|semua|dapat mencapai|untuk (?:dapat )?(?:mencapai|memenuhi|mencapainya)"
    r"|ada(?:nya)? (?:kegiatan|program|komponen|aspek|indikator))\b"
)


_KOLOM_KKPT = {("T", -1): "target_prev", ("R", -1): "realisasi_prev", ("C", -1): "capaian", ("T", 0): "target"}
# Di Kertas Kerja: "target 2026 dinaikkan sebesar 0,51 poin menjadi …", "proyeksi 2026 sebesar …".
_SEBUT_TARGET = re.compile(
    r"\b(?:(?:di)?target(?:kan|nya)?|(?:di)?proyeksi(?:kan|nya)?)(?: (?:kinerja|nilai|tahun|pada|untuk|ini)| <y\d+>)*"
    r"(?: (?:di|me)?(?:naik|tingkat|ningkat|tambah)\w*(?: sebesar)? <[np]\d+>(?: poin)?)?,?"
    r"(?: *[:=] *<[np]\d+>(?: ?[+-] ?<[np]\d+>)+)? *(?:(?:ditetapkan|sebesar|menjadi|adalah|yaitu|mencapai|[:=]) *)+$"
)
_KATA_KKPT = _KATA_BIASA | {
    "hal", "tersebut", "itu", "demikian", "kami", "kembali", "selanjutnya", "proyeksi", "menjadi", "naik", "meningkat",
    "poin", "maka", "sehingga", "pengukuran", "menunjukkan", "evaluasi", "mengacu", "memperhatikan", "berhasil",
    "dibanding", "dibandingkan", "melampaui", "melebihi",
}  # fmt: skip
_MILIK_LAIN = re.compile(
    r"\b(?:komponen|sub ?komponen|aspek|unsur|layanan|program|kegiatan|bidang|seksi|anggaran|pagu|desa|masing-masing)\b"
)
_ANAK_KALIMAT = re.compile(r", |\b(?:maka|sehingga|karenanya|untuk itu|oleh karena itu) ")
_SEBELUM_KLAIM = re.compile(r"\b(?:tidak|belum|telah|sudah|melampaui|melebihi|tercapai|terlampaui|di (?:atas|bawah))\b")


def hubungan_baris(sumber: SelTeks, bahan: Bahan, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap angka target, realisasi, dan capaian baris itu yang disebut kalimatnya, lalu klaimnya."""
    if sumber.isi is None or sumber.isi.jenis != "data" or sumber.kunci in KOLOM_NAMA:
        return
    for bagian in sumber.teks.bagian:
        peran = peran_bagian(sumber.teks, bagian)
        for p in (_bertarget(sumber, bagian, p) for p in peran):
            sel = sel_baris(sumber, bagian, p)
            if sel is not None and (hasil := _banding(sumber, p, sel, aturan)) is not None:
                yield hasil._replace(temuan=None) if hasil.temuan and _capaian_sebenarnya(sumber, p) else hasil
        klaim = _klaim(sumber, bagian, peran, bahan.konteks, aturan)
        if klaim is not None:
            yield klaim


def _bertarget(sumber: SelTeks, bagian: Bagian, p: Peran) -> Peran:
    """Angka tanpa peran di Kertas Kerja yang oleh kalimatnya disebut target atau proyeksi."""
    assert sumber.tabel is not None
    if (
        p.peran
        or terikat(sumber.teks, p.b)
        or sumber.tabel.kind != "kkpt"
        or p.tahun is None
        or p.tahun != sumber.tabel.tahun
    ):
        return p
    depan = sumber.teks.kanon[bagian.mulai : p.b.letak]
    return p._replace(peran="T") if _SEBUT_TARGET.search(depan) else p


def sel_baris(sumber: SelTeks, bagian: Bagian, p: Peran) -> Sel | None:
    """Sel di baris itu yang seharusnya memuat angka yang sama; None bila angka itu bukan milik indikator barisnya."""
    if p.peran not in ("T", "R", "C", "V") or p.b.jenis == "r" or not milik_baris(sumber, bagian, p):
        return None
    if p.peran == "T" and _VERSI_LAIN.search(sumber.teks.kanon, bagian.mulai, p.b.letak):
        return None
    kunci = _kunci(sumber, bagian, p)
    sel = sumber.isi.ambil(kunci) if sumber.isi is not None and kunci else None
    return sel if sel is not None and sel.angka is not None else None


def _kunci(sumber: SelTeks, bagian: Bagian, p: Peran) -> str:
    """Nama kolom menurut peran dan tahunnya."""
    assert sumber.tabel is not None
    tahun = sumber.tabel.tahun
    peran = "R" if p.peran == "V" else p.peran
    if sumber.tabel.kind == "kkpt":
        if p.tahun is None and _tahun_lalu(sumber, bagian):
            return _KOLOM_KKPT.get((peran, -1), "")
        if p.tahun is None or tahun is None:
            return ""
        return _KOLOM_KKPT.get((peran, p.tahun - tahun), "")
    if p.tahun is not None and tahun is not None and p.tahun != tahun:
        return ""
    if len(sumber.tabel.grup) > 1 or p.peran == "V":
        return ""
    return {"T": "target", "R": "realisasi", "C": "capaian"}[peran]


def _tahun_lalu(sumber: SelTeks, bagian: Bagian) -> bool:
    """Benar bila target dan realisasi tanpa tahun itu milik tahun N-1: salah satunya sama dengan kolomnya."""
    ukur = [p for p in peran_bagian(sumber.teks, bagian) if p.peran in ("T", "R")]
    if sorted(p.peran for p in ukur) != ["R", "T"] or sumber.teks.tahun(bagian.mulai, bagian.akhir):
        return False
    sel = [sumber.isi.ambil(_KOLOM_KKPT[p.peran, -1]) if sumber.isi is not None else None for p in ukur]
    angka = ((p.b.angka, s.angka if s is not None else None) for p, s in zip(ukur, sel, strict=True))
    return any(a is not None and b is not None and banding(*_seskala(a, b)) != "wrong" for a, b in angka)


def milik_baris(sumber: SelTeks, bagian: Bagian, p: Peran) -> bool:
    """Benar bila pokok angka itu indikator di baris ini: disebut namanya, atau kalimatnya tanpa pokok lain."""
    teks, sendiri = sumber.teks, pokok_baris(sumber)
    depan = teks.kanon[bagian.mulai : p.b.letak]
    if _LAIN_ANGKATAN.search(depan.replace(_nama(sumber), "")):
        return False
    if p.pokok.kode:
        return bool(sendiri) and p.pokok.kode == sendiri
    nama = _nama(sumber)
    lain = [s for s in singkatan(teks, bagian, p.b) if not re.search(rf"\b{s.lower()}\b", nama)]
    if lain or any(k != sendiri for k, _ in sebutan(teks.kanon[: bagian.mulai])):
        return False
    biasa = _KATA_BIASA
    if sumber.tabel is not None and sumber.tabel.kind == "kkpt" and not _MILIK_LAIN.search(depan):
        depan, biasa = _ANAK_KALIMAT.split(depan)[-1], _KATA_KKPT
    kata = _KATA.findall(_TANDA_ANGKA.sub(" ", depan.replace(nama, " ") if nama else depan))
    return all(k in biasa or k.startswith(("ter", "di")) for k in kata)


def _nama(sumber: SelTeks) -> str:
    """Nama indikator baris itu dalam huruf kecil, tanpa satuan di dalam kurung."""
    sel = sumber.isi.ambil("indikator") if sumber.isi is not None else None
    return samarkan(re.sub(r"\s*\([^()]*\)", "", sel.teks).strip().lower()) if sel is not None else ""


def _banding(sumber: SelTeks, p: Peran, sel: Sel, aturan: Aturan) -> Hubungan | None:
    assert sel.angka is not None
    if p.b.angka is None:
        return None
    angka, tabel = _seskala(p.b.angka, sel.angka)
    if angka.persen != tabel.persen:
        return None
    status = _status(angka, tabel, dihitung=p.peran == "C")
    if status != "wrong":
        return Hubungan(status)
    nama = sumber.tabel.nama_sel(sel).removesuffix("_prev") if sumber.tabel else ""
    tahun = f" {p.tahun}" if p.tahun else ""
    return Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, p.b.angka.tulis(), sel.teks,
            f"{lokasi(sumber)} menyebut {kutip(sumber.teks.kutip(p.b, p.b))}, sedangkan {nama} di {sel.alamat} "
            f"tertulis {sel.teks}; samakan keduanya.",
            f"{nama}{tahun} menurut tabel = {sel.teks}, menurut kalimat = {p.b.angka.tulis()}",
            terkait=rujuk([sel]), dasar=aturan.dasar,
        ),
    )  # fmt: skip


def _status(a: Angka, b: Angka, dihitung: bool) -> Status:
    """Putusan atas dua tulisan; keduanya boleh dibulatkan dari angka yang sama: 105,75% dan 105,7%.

    Hasil hitungan boleh pula dipotong di salah satunya.
    """
    status = banding(a, b)
    if status != "wrong" or not (dihitung or a.desimal != b.desimal):
        return status
    return "rounding" if a.selang().beririsan(b.selang()) or (dihitung and satu_dipotong(a, b)) else status


def _capaian_sebenarnya(sumber: SelTeks, p: Peran) -> bool:
    """Benar bila "capaian 98,75% dari target 80%" bukan realisasi: angkanya capaian baris itu."""
    if p.tersurat or p.peran != "R" or sumber.isi is None or p.b.angka is None:
        return False
    lalu = "_prev" if sumber.tabel is not None and sumber.tabel.kind == "kkpt" else ""
    sel = {nama: sumber.isi.ambil(nama + lalu) for nama in ("target", "realisasi")}
    isi: dict[Daun, Angka] = {Kolom(n): s.angka for n, s in sel.items() if s is not None and s.angka is not None}
    putusan = (putuskan(rumus, isi.get, p.b.angka) for rumus in (RUMUS_NAIK, *RUMUS_TURUN))
    return len(isi) == len(sel) and any(x.status in ("exact", "rounding") for x in putusan)


def _seskala(a: Angka, b: Angka) -> tuple[Angka, Angka]:
    """Poin persen di salah satu sisi (92,81 tanpa tanda) dijadikan persen."""
    if a.persen and not b.persen and b.nilai > 3:
        return a, b._replace(nilai=b.nilai / 100, persen=True)
    if b.persen and not a.persen and a.nilai > 3:
        return a._replace(nilai=a.nilai / 100, persen=True), b
    return a, b


def _klaim(sumber: SelTeks, bagian: Bagian, peran: list[Peran], konteks: Konteks, aturan: Aturan) -> Hubungan | None:
    """ "tidak mencapai target" menuntut realisasi di bawah target, "melampaui target" sebaliknya."""
    isi = sumber.teks.isi(bagian)
    semua = list(_KLAIM.finditer(isi))
    if len(semua) != 1 or _ANGAN.search(isi) or _LAIN_ANGKATAN.search(isi.replace(_nama(sumber), "")):
        return None
    pasangan = _target_realisasi(sumber, bagian, peran)
    if pasangan is None or sumber.isi is None:
        return None
    target, realisasi, sel = pasangan
    gagal = semua[0]["gagal"] is not None
    if target.persen != realisasi.persen:
        return None
    kurang = realisasi.nilai < target.nilai if naik(sumber.isi, konteks) else realisasi.nilai > target.nilai
    if gagal == kurang:
        return Hubungan("exact")
    kata = " ".join(sumber.teks.rapi[slice(*_letak(sumber, bagian, semua[0]))].split())
    hasil = "di bawah target" if kurang else "target tercapai"
    return Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, kata, hasil,
            f"{lokasi(sumber)} menyebut {kutip(kata)}, padahal realisasi {realisasi.tulis()} terhadap target "
            f"{target.tulis()} berarti {hasil}; perbaiki kalimatnya.",
            f"realisasi {realisasi.tulis()} {'<' if realisasi.nilai < target.nilai else '≥'} target {target.tulis()}",
            terkait=rujuk(sel), dasar=aturan.dasar,
        ),
    )  # fmt: skip


def _letak(sumber: SelTeks, bagian: Bagian, m: re.Match[str]) -> tuple[int, int]:
    return letak_rapi(sumber.teks, bagian.mulai + m.start()), letak_rapi(sumber.teks, bagian.mulai + m.end())


def _target_realisasi(
    sumber: SelTeks, bagian: Bagian, peran: list[Peran]
) -> tuple[Angka, Angka, tuple[Sel, ...]] | None:
    """Target dan realisasi yang dinilai klaim itu: yang tertulis di bagian yang sama, selain itu kolom barisnya."""
    target = [p.b.angka for p in peran if p.peran == "T"]
    realisasi = [p.b.angka for p in peran if p.peran == "R"]
    if peran:
        if len(target) == len(realisasi) == 1 and target[0] is not None and realisasi[0] is not None:
            return target[0], realisasi[0], ()
        return None
    if not _tanpa_pokok_lain(sumber, bagian) or sumber.tabel is None or sumber.isi is None:
        return None
    lalu = "_prev" if sumber.tabel.kind == "kkpt" else ""
    tahun = set(sumber.teks.tahun(bagian.mulai, bagian.akhir))
    boleh = None if sumber.tabel.tahun is None else sumber.tabel.tahun - (1 if lalu else 0)
    sel = [sumber.isi.ambil(f"target{lalu}"), sumber.isi.ambil(f"realisasi{lalu}")]
    ada = tuple(s for s in sel if s is not None and s.angka is not None)
    if len(ada) != 2 or (tahun and tahun != {boleh}):
        return None
    assert ada[0].angka is not None
    assert ada[1].angka is not None
    return ada[0].angka, ada[1].angka, ada


def _tanpa_pokok_lain(sumber: SelTeks, bagian: Bagian) -> bool:
    sendiri = pokok_baris(sumber)
    if any(k != sendiri for k, _ in sebutan(sumber.teks.kanon[: bagian.akhir])):
        return False
    isi = sumber.teks.isi(bagian)
    pokok = _SEBELUM_KLAIM.split(isi)[0]
    return not re.search(r"\b(?:kegiatan|program|komponen|aspek|layanan|anggaran|serapan|keuangan|unsur)\b", pokok)
