"""What WeasyPrint is spared or given: imported in export workers only, as WeasyPrint itself."""


def install() -> None:
    """Spare this process's WeasyPrint what our pages do not need; files stay the same."""
    from canvases.exports.press import alike, ready_lines

    alike.install()
    ready_lines.install()


def uninstall() -> None:
    """Back to WeasyPrint as it comes: for comparing."""
    from canvases.exports.press import alike, ready_lines

    alike.uninstall()
    ready_lines.uninstall()
