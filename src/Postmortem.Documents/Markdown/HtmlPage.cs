using System.Text;

namespace Postmortem.Documents.Markdown;

/// <summary>A page that stands alone, for a file opened from a disk; the same paper and ink as everywhere.</summary>
internal static class HtmlPage
{
    private const string Style = """
        :root{color-scheme:light dark;
        --paper:light-dark(#fbfaf7,#151917);--sunk:light-dark(#f3f1ea,#1f2522);--ink:light-dark(#1d2421,#eceee9);
        --quiet:light-dark(#55605a,#b3bcb6);--line:light-dark(#e2dfd5,#2c3330);--edge:light-dark(#cfcabb,#414a45);
        --accent:light-dark(#0f6a62,#67cdbd);--soft:light-dark(#e0f0ec,#17332e);--bar:light-dark(#9fcfc5,#2f6a5f)}
        html{font:17px/1.6 ui-sans-serif,system-ui,"Segoe UI","Noto Sans",sans-serif;background:var(--paper);color:var(--ink)}
        body{max-width:720px;margin:0 auto;padding:48px 24px 72px;overflow-wrap:break-word}
        h1,h2,h3,h4{font-family:Charter,"Noto Serif",Georgia,serif;font-weight:600;line-height:1.2;margin:32px 0 8px}
        h1{font-size:34px;margin-top:16px}h2{font-size:22px}h3{font-size:18px}
        .logo{max-width:220px;max-height:64px;margin-bottom:12px}
        .organisation{font-family:Charter,"Noto Serif",Georgia,serif;font-weight:600;margin:0}.subtitle{color:var(--quiet);margin:0}
        a{color:var(--accent)}code,pre{font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:.9em}
        pre{background:var(--sunk);padding:12px 16px;border-radius:6px;overflow-x:auto}
        blockquote{margin:16px 0;padding-left:16px;border-left:3px solid var(--bar);color:var(--quiet)}
        .callout{background:var(--soft);border-radius:10px;padding:12px 24px;margin:24px 0}.callout .label{font-weight:600;color:var(--accent);margin-bottom:0}
        .callout.note{background:var(--sunk)}.callout.note .label{color:inherit}.callout.promise{border-left:3px solid var(--accent);border-radius:0}
        table{border-collapse:collapse;width:100%;font-size:15px}th,td{text-align:left;vertical-align:top;padding:8px 12px;border-bottom:1px solid var(--line)}
        th{font-weight:600;color:var(--quiet)}.r{text-align:right}.c{text-align:center}
        img,svg{max-width:100%;height:auto}hr{border:0;border-top:1px solid var(--edge)}
        .task-item{list-style:none;margin-left:-24px}.task{color:var(--accent);display:inline-block;width:24px}
        dt{font-weight:600;margin-top:8px}figure{margin:24px 0}
        .chart .ink:not(.stroke){fill:var(--ink)}
        .chart .quiet:not(.stroke){fill:var(--quiet)}.chart .quiet.stroke{stroke:var(--quiet)}.chart .grid{stroke:var(--edge)}
        .chart .series-1:not(.stroke){fill:var(--accent)}.chart .series-1.stroke{stroke:var(--accent)}
        .chart .series-2:not(.stroke){fill:var(--bar)}.chart .series-2.stroke{stroke:var(--bar)}
        .chart .series-3:not(.stroke){fill:light-dark(#3f4fa3,#aab4ff)}.chart .series-3.stroke{stroke:light-dark(#3f4fa3,#aab4ff)}
        .chart .series-4:not(.stroke){fill:light-dark(#8a5200,#f0b45c)}.chart .series-4.stroke{stroke:light-dark(#8a5200,#f0b45c)}
        .chart .series-5:not(.stroke){fill:light-dark(#a8261c,#ff9a8d)}.chart .series-5.stroke{stroke:light-dark(#a8261c,#ff9a8d)}
        .chart .series-6:not(.stroke){fill:light-dark(#22703a,#86cf94)}.chart .series-6.stroke{stroke:light-dark(#22703a,#86cf94)}
        .chart .on-dark:not(.stroke){fill:light-dark(#fff,#06231f)}.chart .on-dark.stroke{stroke:light-dark(#fff,#06231f)}.chart .on-light{fill:var(--ink)}
        @media print{:root{color-scheme:light}}
        """;

    public static string Around(Document document, string body) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"").Text(document.Language)
        .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").Text(document.Title)
        .Append("</title><style>\n").Append(Style).Append("\n</style></head><body><main>\n").Append(body).Append("</main></body></html>\n").ToString();
}
