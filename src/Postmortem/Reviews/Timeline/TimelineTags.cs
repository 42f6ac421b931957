using System.Collections.Frozen;

namespace Postmortem.Reviews.Timeline;

/// <summary>The words by which a typed line names its kind and how sure it is.</summary>
internal static class TimelineTags
{
    private const int MostTags = 20;

    private static readonly FrozenDictionary<string, TimelineKind> s_names = new Dictionary<string, TimelineKind>
    {
        ["trigger"] = TimelineKind.Trigger,
        ["impact"] = TimelineKind.Impact,
        ["detection"] = TimelineKind.Detection,
        ["response"] = TimelineKind.Response,
        ["communication"] = TimelineKind.Communication,
        ["recovery"] = TimelineKind.Recovery,
        ["déclencheur"] = TimelineKind.Trigger,
        ["effet"] = TimelineKind.Impact,
        ["détection"] = TimelineKind.Detection,
        ["réaction"] = TimelineKind.Response,
        ["rétablissement"] = TimelineKind.Recovery,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, TimelineKind> s_short = new Dictionary<string, TimelineKind>
    {
        ["cause"] = TimelineKind.Trigger,
        ["alert"] = TimelineKind.Detection,
        ["detected"] = TimelineKind.Detection,
        ["action"] = TimelineKind.Response,
        ["comms"] = TimelineKind.Communication,
        ["resolved"] = TimelineKind.Recovery,
        ["recovered"] = TimelineKind.Recovery,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Certainty> s_certainties = new Dictionary<string, Certainty>
    {
        ["fact"] = Certainty.Fact,
        ["assumption"] = Certainty.Assumption,
        ["assumed"] = Certainty.Assumption,
        ["unknown"] = Certainty.Unknown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Takes <c>[detection]</c>, <c>#detection</c> and a leading <c>Detection:</c> out of the text. A leading kind without a sign after it
    /// counts too and stays, because it may be the first word of the sentence.
    /// </summary>
    public static (TimelineKind? Kind, Certainty? Certainty) Take(ref string text)
    {
        var (kind, certainty) = ((TimelineKind?)null, (Certainty?)null);
        var (from, taken) = (0, 0);
        while (taken < MostTags && from < text.Length && text.AsSpan(from).IndexOfAny('[', '#') is >= 0 and var found)
        {
            var at = from + found;
            from = at + 1;
            var word = text[at] == '[' ? Bracketed(text, at) : Hashed(text, at);
            if (word is null) continue;
            if (KindOf(word) is { } named) kind ??= named;
            else if (s_certainties.TryGetValue(word, out var sure)) certainty ??= sure;
            else continue;
            taken++;
            var end = at + word.Length + (text[at] == '[' ? 2 : 1);
            text = $"{text[..at].TrimEnd()} {text[end..].TrimStart(' ', '\t', ':', '|', '-', '–', '—')}".Trim();
            from = Math.Min(at, text.Length);
        }
        kind ??= Leading(ref text);
        return (kind, certainty);
    }

    private static TimelineKind? KindOf(string word) =>
        s_names.TryGetValue(word, out var kind) || s_short.TryGetValue(word, out kind) ? kind : null;

    private static string? Bracketed(string text, int at) =>
        text.IndexOf(']', at) is > 0 and var end && end - at < 24 ? text[(at + 1)..end].Trim() is var word && word.Length == end - at - 1 ? word : null : null;

    private static string? Hashed(string text, int at)
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1])) return null;
        var end = at + 1;
        while (end < text.Length && char.IsLetter(text[end]) && end - at < 24) end++;
        return end == at + 1 || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_')) ? null : text[(at + 1)..end];
    }

    private static TimelineKind? Leading(ref string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]) && end < 24) end++;
        var word = text[..end];
        if (end == text.Length || KindOf(word) is not { } kind) return null;
        var rest = text[end..].TrimStart(' ');
        if (rest.Length > 0 && (rest[0] is ':' or '|' or '\t' or ',' or ';' or '–' or '—' || rest.StartsWith("- ", StringComparison.Ordinal)))
        {
            text = rest[1..].Trim();
            return kind;
        }
        return s_names.ContainsKey(word) ? kind : null;
    }
}
