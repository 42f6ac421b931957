using System.Text;

namespace Postmortem.Documents.Markdown;

/// <summary>A page that stands alone, for a file opened from a disk; the same paper and ink as everywhere.</summary>
internal static class HtmlPage
{
    private const string Style = """
        html{font:17px/1.6 ui-sans-serif,system-ui,"Segoe UI","Noto Sans",sans-serif;background:#fbfaf7;color:#1d2421}
        body{max-width:720px;margin:0 auto;padding:48px 24px 72px}
        h1,h2,h3,h4{font-family:Charter,"Noto Serif",Georgia,serif;font-weight:600;line-height:1.2;margin:32px 0 8px}
        h1{font-size:34px;margin-top:16px}h2{font-size:22px}h3{font-size:18px}
        .organisation{font-family:Charter,"Noto Serif",Georgia,serif;font-weight:600;margin:0}.subtitle{color:#55605a;margin:0}
        a{color:#0f6a62}code,pre{font-family:ui-monospace,"Noto Sans Mono",monospace;font-size:.9em}
        pre{background:#f3f1ea;padding:12px 16px;border-radius:6px;overflow-x:auto}
        blockquote{margin:16px 0;padding-left:16px;border-left:3px solid #9fcfc5;color:#55605a}
        .callout{background:#e0f0ec;border-radius:10px;padding:12px 24px;margin:24px 0}.callout .label{font-weight:600;color:#0f6a62;margin-bottom:0}
        table{border-collapse:collapse;width:100%;font-size:15px}th,td{text-align:left;vertical-align:top;padding:8px 12px;border-bottom:1px solid #e2dfd5}
        .callout.note{background:#f3f1ea}.callout.note .label{color:inherit}.callout.promise{border-left:3px solid #0f6a62;border-radius:0}
        .task-item{list-style:none;margin-left:-24px}.task{color:#0f6a62;display:inline-block;width:24px}dt{font-weight:600;margin-top:8px}figure{margin:24px 0}body{overflow-wrap:break-word}
        th{font-weight:600;color:#55605a}.r{text-align:right}.c{text-align:center}img,svg{max-width:100%;height:auto}hr{border:0;border-top:1px solid #cfcabb}
        """;

    public static string Around(Document document, string body) => new StringBuilder()
        .Append("<!doctype html>\n<html lang=\"").Text(document.Language)
        .Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").Text(document.Title)
        .Append("</title><style>\n").Append(Style).Append("\n</style></head><body><main>\n").Append(body).Append("</main></body></html>\n").ToString();
}
