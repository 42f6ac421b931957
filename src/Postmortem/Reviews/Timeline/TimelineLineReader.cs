using Postmortem.Exchange;
using Postmortem.Exchange.Times;

namespace Postmortem.Reviews.Timeline;

/// <summary>
/// Reads what someone types in one line: a time, what happened, and by the way its kind (<c>#detection</c>), how sure it is (<c>~14:30</c>,
/// <c>14:30?</c>), when it became known (<c>known 16:30</c>) and where it is seen (<c>| https://…</c>). Times are read as in an import.
/// </summary>
internal static class TimelineLineReader
{
    private static readonly string[] s_bullets = ["[ ] ", "[x] ", "[X] ", "- ", "* ", "+ ", "• ", "· ", "– ", "— ", "> "];

    public static TimelineLine Read(int number, string source, LineBasis basis)
    {
        var line = new TimelineLine(number, source);
        var moment = TimelineMoment.Read(Plain(source), basis);
        if (moment.Problem is { } problem) return line with { Problem = problem, Twice = moment.Twice };
        var text = moment.Rest;
        var evidence = EvidenceInLine.Take(ref text);
        var known = TakeKnown(ref text, basis, moment.At);
        if (evidence.Length == 0) evidence = EvidenceInLine.Take(ref text);
        var (kind, certainty) = TimelineTags.Take(ref text);
        text = Words.Clean(text);
        var guess = kind ?? KindGuess.FromWords(text);
        line = line with { Twice = moment.Twice, Remarks = moment.Remarks, KindGuessed = kind is null && guess != TimelineKind.Unsorted };
        if (known?.Problem is { } unread) return line with { Problem = unread };
        if (text.Length == 0) return line with { Problem = new Refusal("What happened then? Please write a few words after the time.") };
        var read = new TimelineText(moment.At, guess, text)
        {
            KnownAt = known?.At,
            Certainty = certainty ?? moment.Certainty,
            Evidence = evidence,
        }.Cleaned();
        return read.Check() is { } refusal ? line with { Problem = refusal } : line with { Text = read };
    }

    /// <summary>The line without what a list, a table, a quotation or a spreadsheet puts around it.</summary>
    internal static string Plain(string source)
    {
        var text = source.Trim().Trim('\u200b', '\ufeff').Trim();
        for (var depth = 0; depth < 8 && Array.Find(s_bullets, b => text.StartsWith(b, StringComparison.Ordinal)) is { } bullet; depth++)
            text = text[bullet.Length..].TrimStart();
        if (text.StartsWith('|')) text = text.Trim('|').Trim();
        if (text.StartsWith('"')) text = string.Join('\t', Cells(text));
        foreach (var mark in (ReadOnlySpan<string>)["**", "__", "`"])
            if (text.StartsWith(mark, StringComparison.Ordinal) && text.IndexOf(mark, mark.Length, StringComparison.Ordinal) is > 0 and < 60 and var end)
                text = text[mark.Length..end] + text[(end + mark.Length)..];
        return Unnumbered(text);
    }

    /// <summary>"3. 14:05 …" without its number, unless the number is part of the time.</summary>
    private static string Unnumbered(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 3 || digits + 1 >= text.Length || text[digits] is not ('.' or ')') || text[digits + 1] != ' ') return text;
        var rest = text[(digits + 2)..].TrimStart();
        return TimeLead.Begins(rest) ? rest : text;
    }

    private static List<string> Cells(string row)
    {
        List<string> cells = [];
        var at = 0;
        while (at < row.Length)
        {
            if (row[at] != '"')
            {
                var comma = row.IndexOfAny([',', ';', '\t'], at);
                var end = comma < 0 ? row.Length : comma;
                cells.Add(row[at..end].Trim());
                at = end + 1;
                continue;
            }
            var close = at + 1;
            while (close < row.Length && (row[close] != '"' || (close + 1 < row.Length && row[close + 1] == '"'))) close += row[close] == '"' ? 2 : 1;
            cells.Add(row[(at + 1)..Math.Min(close, row.Length)].Replace("\"\"", "\"", StringComparison.Ordinal).Trim());
            at = close + 2;
        }
        return cells;
    }

    /// <summary>"known 16:30" at the end or "(known 16:30)" anywhere; the word alone is one like any other.</summary>
    private static MomentRead? TakeKnown(ref string text, LineBasis basis, DateTimeOffset happened)
    {
        const string word = "known";
        var at = text.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) return null;
        var inBrackets = at > 0 && text[at - 1] == '(';
        var close = inBrackets ? text.IndexOf(')', at) : -1;
        if (inBrackets && close < 0) return null;
        var inner = text[(at + word.Length)..(close < 0 ? text.Length : close)].TrimStart(' ', '\t', ':');
        if (inner.StartsWith("since ", StringComparison.OrdinalIgnoreCase)) inner = inner[6..];
        if (!TimelineMoment.Begins(inner)) return null;
        var known = TimelineMoment.Read(inner, basis with { Last = happened, InOrder = false }, forward: true);
        if (known.Problem is null && known.Rest.Length > 0) return null;
        var after = close < 0 ? "" : text[(close + 1)..].TrimStart();
        text = $"{text[..(inBrackets ? at - 1 : at)].TrimEnd(EvidenceInLine.Around)} {after}".Trim();
        return known;
    }
}
