"""Reports as files that people pass on: a marked PDF, an evidence sheet, a workbook, JSON."""
