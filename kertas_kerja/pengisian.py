"""What a fill does once a workbook is read: plan and edit, add our tabs, prove, put the copy in place."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.editor import BookEditor, Report
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.cetak.hasil import HasilIsi
    from kertas_kerja.isi import Rencana
    from kertas_kerja.isi.rumus_lain import Rancangan
    from kertas_kerja.luar.recalc import Recalculated


def rancang(buku: Workbook, tabs: bool, siap: Callable[[Workbook], Bahan]) -> Rancangan:
    """The plan, its editor and what the workbook holds after it, made anew where the operator's formulas ask it."""
    from kertas_kerja.isi import rencana_buku
    from kertas_kerja.isi.rumus_lain import Rancangan, mantap

    def satu(asal: Bahan, lama: Rancangan | None = None) -> Rancangan:
        bahan, rencana = rencana_buku(asal)
        if lama is not None and lama.rencana == rencana:
            return lama
        editor = _sunting(bahan, rencana, tabs)
        sesudah = siap(editor.preview()) if rencana.perubahan else bahan
        return Rancangan(bahan, rencana, editor, sesudah._replace(disimpan=tabs or bool(rencana.perubahan)))

    asal = siap(buku)
    return mantap(asal, satu(asal), satu)


def _sunting(bahan: Bahan, rencana: Rencana, tabs: bool) -> BookEditor:
    """The editor with every planned cell, colour and (with `tabs`) mark; nothing is carried out yet."""
    from kertas_kerja.buku.editor import BookEditor

    editor = BookEditor(bahan.buku)
    if bahan.tabel:
        from kertas_kerja.isi.terapkan import terapkan
        from kertas_kerja.lembar.pasang import pasang_warna

        terapkan(editor, rencana.perubahan, bahan.tabel)
        if tabs:
            from kertas_kerja.lembar.tanda_sel import pasang_tanda

            pasang_tanda(editor, bahan)
        pasang_warna(editor, bahan, rencana.perubahan, rencana.nilai)
    return editor


def lembar_baru(editor: BookEditor, sesudah: Bahan, rencana: Rencana, laporan: HasilIsi, lkjip: bool) -> HasilIsi:
    """Plan the tabs Ringkasan, Temuan, Jejak, and the LKjIP sheets asked for, where a table was recognised."""
    if not sesudah.tabel:
        return laporan
    from kertas_kerja.lembar.daftar import Kosong
    from kertas_kerja.lembar.pasang import pasang_lembar

    kosong = [Kosong(u.sheet, u.cells, u.message) for u in laporan.unfilled]
    lembar, catatan = pasang_lembar(editor, sesudah, rencana.perubahan, laporan.findings, lkjip, kosong)
    return laporan._replace(added_sheets=lembar, notes=(*laporan.notes, *catatan))


def simpan(
    editor: BookEditor, laporan: HasilIsi, masukan: Sequence[str | int], overwrite: bool, recalc: bool
) -> HasilIsi:
    """Carry the plan out, prove it, and put the file in place (or into memory where there is no output).

    `masukan` are the files that were read, as paths or handles: none of them is replaced.
    """
    ulang = _hitung_luar(editor) if recalc else None
    if laporan.output is None:
        data, hasil = _ke_bytes(editor)
        laporan = laporan._replace(data=data)
    else:
        hasil = editor.save(laporan.output, others=masukan, overwrite=overwrite)
    return laporan._replace(notes=(*laporan.notes, *_catatan_simpan(hasil, ulang)))


def _hitung_luar(editor: BookEditor) -> Recalculated:
    from kertas_kerja.luar.recalc import recalculate

    return recalculate(editor)


def _ke_bytes(editor: BookEditor) -> tuple[bytes, Report]:
    """The filled copy in memory, proved like a written file, and what was done in it."""
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.proof import buktikan

    paket, hasil = editor.finish()
    data = paket.to_bytes()
    if paket.changed:
        with Package.open(data) as tertulis:
            buktikan(paket, tertulis, editor.plan)
    return data, hasil


def _catatan_simpan(laporan: Report, ulang: Recalculated | None) -> Iterable[str]:
    if laporan.recomputed:
        yield f"{len(laporan.recomputed)} rumus lain di buku ini dihitung ulang."
    if ulang is not None:
        yield f"{len(ulang.done)} rumus lain dihitung ulang oleh LibreOffice."
    sisa = laporan.dropped if ulang is None else ulang.left
    if sisa:
        yield f"{len(sisa)} rumus lain akan dihitung Excel saat berkas dibuka."
    if laporan.locked:
        yield f"{len(laporan.locked)} sel yang terkunci di lembar terlindung ikut ditulis."
