"""The hot folder: a workbook copied into `masuk/` appears filled in `keluar/`, with its findings."""
