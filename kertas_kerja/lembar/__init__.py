"""The new tabs of a filled workbook and the templates, built with XlsxWriter."""
