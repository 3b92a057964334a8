package io.threekey.acceptance.screens;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays pictures of pages out on sheets, one page a row, at half size. */
public final class ContactSheet {

    /** More would exceed what a browser draws in one picture. */
    private static final int PAGES_ON_A_SHEET = 6;

    private ContactSheet() {}

    public static List<Path> write(Page drawing, List<Camera.Pictures> pages, Path folder) {
        var sheets = new ArrayList<Path>();
        for (var from = 0; from < pages.size(); from += PAGES_ON_A_SHEET) {
            var rows = pages.subList(from, Math.min(from + PAGES_ON_A_SHEET, pages.size()));
            var sheet = folder.resolve("sheet-" + (sheets.size() + 1) + ".png");
            drawing.setViewportSize(1900, 900);
            drawing.setContent(markup(rows));
            drawing.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(sheet));
            sheets.add(sheet);
        }
        return sheets;
    }

    private static String markup(List<Camera.Pictures> rows) {
        return "<style>body{margin:16px;background:#777;font:16px system-ui;color:#fff}"
                + "div{display:flex;gap:12px;align-items:start;margin:4px 0 24px}</style>"
                + rows.stream().map(ContactSheet::row).collect(Collectors.joining());
    }

    private static String row(Camera.Pictures page) {
        return "<b>" + escaped(page.title() + "  " + page.address().replaceFirst("[?].*", "")) + "</b><div>"
                + page.pngs().entrySet().stream()
                        .map(picture -> "<img width=" + picture.getKey().width() / 2 + " src=\"data:image/png;base64,"
                                + picture.getValue() + "\">")
                        .collect(Collectors.joining())
                + "</div>";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
