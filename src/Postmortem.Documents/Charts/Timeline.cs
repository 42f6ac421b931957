using System.Globalization;
using System.Text;
using Postmortem.Documents.Charts;
using Postmortem.Documents.Templates;

namespace Postmortem.Documents;

/// <summary>What a moment was in the story of an incident.</summary>
public enum MomentKind
{
    Trigger,
    Impact,
    Detection,
    Response,
    Communication,
    Recovery,

    /// <summary>Nobody has said; it has a mark and no word.</summary>
    Unsorted,
}

/// <summary>One thing that happened.</summary>
/// <param name="When">Shown as the clock of its own offset says.</param>
/// <param name="Text">Plain text of one line; longer ones are wrapped.</param>
public sealed record Moment(DateTimeOffset When, MomentKind Kind, string Text);

/// <summary>Moments on one axis of time, drawn once and shown as SVG on a page or as vectors in a PDF.</summary>
public sealed record Timeline
{
    private const string Form = "a timeline's lines read `2026-11-03 05:14 | impact | what happened`, `title: …` or `zone: …`";

    private static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm'Z'",
        "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm'Z'", "yyyy-MM-ddTHH:mm:ss'Z'",
    ];

    /// <summary>May be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the zone of the times is called, such as "Paris"; otherwise it is said as UTC+1.</summary>
    public string Zone { get; init; } = "";

    /// <summary>In any order; they are shown in that of time.</summary>
    public required IReadOnlyList<Moment> Moments { get; init; }

    /// <summary>Reads what stands in a fenced block.</summary>
    /// <param name="line">1-based line of the fence in the document.</param>
    /// <exception cref="DocumentException">Says what is missing or wrong and on which line.</exception>
    public static Timeline Parse(string text, int line)
    {
        var fence = line;
        var (title, zone, moments) = ("", "", new List<Moment>());
        foreach (var raw in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            line++;
            if (raw.Length == 0) continue;
            var cells = raw.Split('|', 3, StringSplitOptions.TrimEntries);
            if (cells.Length == 1 && raw.StartsWith("title:", StringComparison.OrdinalIgnoreCase)) title = raw[6..].Trim();
            else if (cells.Length == 1 && raw.StartsWith("zone:", StringComparison.OrdinalIgnoreCase)) zone = raw[5..].Trim();
            else moments.Add(cells.Length == 3 ? new Moment(Time(cells[0], line), KindOf(cells[1], line), Said(cells[2], line)) : throw Wrong(line, Form));
        }

        return moments.Count > 0 ? new Timeline { Title = title, Zone = zone, Moments = moments } : throw Wrong(fence, $"this timeline is empty; {Form}");
    }

    /// <summary>The fenced block that becomes this timeline again in a document's Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("```timeline\n");
        if (Line(Title) is { Length: > 0 } title) text.Append("title: ").Append(title.Replace('|', '/')).Append('\n');
        if (Line(Zone) is { Length: > 0 } zone) text.Append("zone: ").Append(zone.Replace('|', '/')).Append('\n');
        foreach (var moment in Moments)
        {
            var kind = moment.Kind == MomentKind.Unsorted ? "" : moment.Kind.ToString();
            text.Append(CultureInfo.InvariantCulture,
                $"{moment.When:yyyy-MM-dd HH:mm:ss zzz} | {kind} | {(Line(moment.Text) is { Length: > 0 } said ? said : "…")}\n");
        }
        return text.Append("```\n").ToString();
    }

    /// <summary>An SVG element with all moments in words as its label; classes and presentation attributes only, no style and no script.</summary>
    public string ToSvg(string accent = "#0f6a62", string language = "en")
    {
        var look = new Layout.Look(accent);
        return ChartSvg.Write(new TimelineDrawing(this, new Layout.TextSetter(), look, Speech.Of(language)).Draw(0, float.MaxValue).Drawing, look);
    }

    private static DateTimeOffset Time(string text, int line) =>
        DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var when)
            ? when
            : throw Wrong(line, $"`{text}` is not a time; write it like 2026-11-03 05:14 or 2026-11-03 05:14 +01:00");

    /// <summary>By its name, or by its word in any language that the engine speaks; nothing where nobody has said.</summary>
    private static MomentKind KindOf(string text, int line)
    {
        foreach (var kind in Enum.GetValues<MomentKind>())
            if (text.Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase)
                || Speech.All.Any(s => s.Of(kind).Equals(text, StringComparison.OrdinalIgnoreCase))) return kind;
        throw Wrong(line, $"`{text}` is no kind of moment; known are {string.Join(", ", Speech.Of("en").Moments.Where(m => m.Length > 0)).ToLowerInvariant()}");
    }

    private static string Said(string text, int line) => text.Length > 0 ? text : throw Wrong(line, "this moment does not say what happened");

    private static DocumentException Wrong(int line, string what) => new($"Line {line}: {what}.", line);

    private static string Line(string text) => OneLine.Of(text);
}
