namespace Postmortem.Documents.Tests.Safety;

/// <summary>Texts that would run or load something if one place forgot to encode one character, and the places a text can stand in.</summary>
internal static class Payloads
{
    public static readonly string[] All =
    [
        "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "</p></div></main><script>alert(1)</script>",
            "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>", "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
            "` onmouseover=`alert(1)",
        "\" autofocus onfocus=alert(1) x=\"", "x onerror=alert(1)", "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
            "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>", "<base href=//evil.example/>", "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<link rel=stylesheet href=//evil.example/x.css>",
        "<form action=//evil.example><input name=p>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>",
            "<style>*{background:url(//evil.example)}</style>", "<a href=javascript:alert(1)>x</a>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>",
            "<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<?xml-stylesheet href=//evil.example?>",
        "<![CDATA[<script>alert(1)</script>]]>", "<scr\0ipt>alert(1)</scr\0ipt>", "<\u0000script>alert(1)</script>",
            "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;", "&amp;lt;script&amp;gt;", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
            "java\nscript:alert(1)", " javascript:alert(1)",
        "\u0001javascript:alert(1)", "javascript&colon;alert(1)", "&#x6A;avascript:alert(1)", "javascript%3Aalert(1)", "javascript://example.org/%0Aalert(1)",
            "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>", "vbscript:msgbox(1)", "file:///etc/passwd",
            "blob:https://evil.example/1", "//evil.example/x",
        "/\\evil.example/x", "\\\\evil.example\\x", "https:evil.example", "https://evil.example/\"onmouseover=\"alert(1)",
            "https://evil.example/'><script>alert(1)</script>", "https://a@evil.example:99999/",
        "https://[::1]/<x>", "mailto:a@b.example?body=<script>\"", "mailto:\"onclick=\"@b.example", "view-source:https://x.example",
            "intent://x#Intent;scheme=javascript;end", "tel:+1\"onclick=\"x", "ws://x.example",
        "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "![x](javascript:alert(1))", "![x](https://evil.example/t.png)", "[x]: javascript:alert(1)",
            "<javascript:alert(1)>", "<https://e.example/\"onclick=\"x>",
        "[![x](x.png)](javascript:alert(1))", "[x](https://e.example \"\\\" onclick=\\\"alert(1)\")", "{onclick=alert(1)}", "{.x #y onclick=alert(1)}",
            "```\n<script>\n```", "\n\n<script>alert(1)</script>\n\n",
        "\n::: note\" onclick=\"x\n<script>\n:::\n", "| <script> | \" onclick=\" |\n|---|---|\n| </table><script> | x |", "expression(alert(1))",
            "url(javascript:alert(1))", "}</style>", "red;background:url(//evil.example)",
        "\u202E<script>", "\uD800<script>", "{{constructor}}", "{{{customer}}}", "@(System.Environment.MachineName)", "<%= 1 %>", "${alert(1)}", "$(alert(1))",
            "@import '//evil.example'", "\u2028<script>",
    ];

    /// <summary>Places in a text, where <c>¤</c> is the payload.</summary>
    public static readonly string[] Places =
    [
        "¤", "Text ¤ text", "# ¤", "¤\n===", "[x](¤)", "[x](<¤>)", "[x](https://e.example/¤)", "[x](https://e.example \"¤\")", "[¤](https://e.example)", "<¤>",
            "<https://e.example/¤>", "![¤](p.png)",
        "![x](¤)", "![x](p.png \"¤\")", "[x][r]\n\n[r]: ¤", "[x][r]\n\n[r]: https://e.example \"¤\"", "[r]\n\n[¤]: https://e.example", "![x][r]\n\n[r]: ¤ '¤'",
            "| ¤ | b |\n|---|---|\n| ¤ | c |",
        "| a |\n|---|\n| `¤` |", "x[^1]\n\n[^1]: ¤", "x[^¤]\n\n[^¤]: y", "[^1]: ¤", "::: ¤\nx\n:::", "::: note ¤\n¤\n:::", "::: promise {¤}\nx\n:::",
            "```¤\nx\n```", "```js ¤\n¤\n```", "~~~ ¤\nx\n~~~",
        "    ¤", "`¤`", "**¤** ~~¤~~ *¤*", "> ¤", "- ¤\n  - [x] ¤", "1. ¤", "¤\n:   ¤", "a\\¤", "&¤;", "www.e.example/¤", "https://e.example/?¤",
            "mailto:¤@e.example", "```chart\ntitle: ¤\nlabels: ¤ | b\n- ¤ = 1 | 2\n```",
        "```timeline\ntitle: ¤\nzone: ¤\n2026-11-03 05:14 | trigger | ¤\n```",
    ];
}
