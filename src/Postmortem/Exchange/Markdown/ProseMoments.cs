using System.Buffers;
using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>What a sentence says of a moment.</summary>
internal enum ToldAs { Nothing, Began, Noticed, Ended }

/// <summary>A moment that a sentence tells, and what of.</summary>
/// <param name="Until">The second half of a range.</param>
/// <param name="NamesDay">Whether the sentence itself names the day.</param>
/// <param name="Sentence">The sentence, on one line and shortened.</param>
internal sealed record ToldMoment(DateTimeOffset At, DateTimeOffset? Until, bool ZoneAssumed, bool NamesDay, ToldAs As, string Sentence);

/// <summary>
/// Reads from prose when something began, was noticed and was over: "at 12:10 all tills came back", "the belt recovered at UTC 09:00, Nov 18th".
/// The words beside a moment decide; a moment without such words tells nothing.
/// </summary>
internal static class ProseMoments
{
    private const int MostSentence = 600;

    private static readonly string[] s_ended = ["recovered", "restored", "resolved", "came back", "come back", "back online", "back to normal", "back to work",
        "back up", "returned to normal", "back in service", "returned to service", "fixed", "mitigated", "ended", "was over", "lasted until", "lasted",
        "continued until", "persisted until", "worked again", "works again", "working again", "retabli", "resolu", "de retour", "retour a la normale",
        "revenu a la normale", "ont repris", "a repris", "a pris fin"];

    private static readonly string[] s_noticed = ["noticed", "first identified", "detected", "discovered", "alerted", "alert fired", "alerts fired", "an alert",
        "our alerts", "an alarm", "alarm rang", "paged", "reported", "reports", "became aware", "made aware", "contacted us", "notified us", "told us",
        "informed us", "spotted", "flagged", "constate", "signale", "detecte", "remarque", "alertes", "prevenus"];

    /// <summary>What rings, and that it does: "the alert BeltTooHot triggered".</summary>
    private static readonly (string[] What, string[] Does) s_alarm = (["alert", "alerting", "alarm", "alarms", "alerts", "monitor", "alerte", "pager"],
        ["triggered", "fired", "rang", "went off", "declenche", "s'est declenchee"]);

    private static readonly string[] s_began = ["began", "started", "became", "went down", "went offline", "went dark", "halted", "stopped", "crashed",
        "failed", "experienc", "expired", "observed", "degraded", "dropped", "spiked",
        "exploited", "unable to", "could not", "couldn't", "unavailable", "inaccessible", "unreachable", "broke", "stood still",
        "lost", "tombe", "en panne", "ne pouvait", "ne pouvaient", "indisponible", "injoignable", "a commence", "ont commence", "debute",
        "s'est arrete"];

    /// <summary>What names the whole tells of its beginning only where nothing else is told: "outage summary: at 10:00 we discovered …".</summary>
    private static readonly string[] s_names = ["outage", "panne", "downtime", "interruption"];

    /// <summary>Of a thing that no word says to be broken: "it was hot again".</summary>
    private static readonly string[] s_again = ["again", "a nouveau", "de nouveau"];

    /// <summary>All of these, so that a sentence with none of them is looked through once.</summary>
    private static readonly SearchValues<string> s_any = SearchValues.Create([.. s_ended, .. s_noticed, .. s_alarm.What, .. s_began, .. s_again],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the words of one moment may end and those of the next begin, the surest first.</summary>
    private static readonly string[] s_boundaries = [" and ", "; ", " but ", " then ", " et ", " puis ", ", "];

    private sealed record Found(int From, int To, TimeLead Lead, TimeZoneInfo? Zone);

    /// <summary>The moments of the text in their order, those included that tell nothing.</summary>
    public static List<ToldMoment> In(string? text, TimelineBasis basis)
    {
        var told = new List<ToldMoment>();
        var day = basis.Day;
        foreach (var sentence in Sentences(text))
        {
            var found = Moments(sentence);
            day = MarkdownDates.First(sentence, basis.Year, basis.Order) ?? day;
            for (var i = 0; i < found.Count; i++)
            {
                var (before, after) = (Before(sentence, found, i), After(sentence, found, i));
                var what = Word(before);
                if (what == ToldAs.Nothing)
                    what = Word(after);
                if (what == ToldAs.Nothing && (Holds(before, s_names) || Holds(after, s_names)))
                    what = ToldAs.Began;
                if (Placed(found[i], sentence, day, basis) is { } moment)
                    told.Add(moment with { As = what, Sentence = StorableText.OneLine(sentence, 160) });
            }
        }
        return told;
    }

    /// <summary>The clocks of a text that names no day for them, as they stand; what happens every day needs none.</summary>
    public static IEnumerable<string> WithoutDay(string text, TimelineBasis basis) => Sentences(text)
        .Where(sentence => MarkdownDates.First(sentence, basis.Year, basis.Order) is null && !Holds(Accents.Without(sentence), s_often))
        .SelectMany(Moments).Where(found => found.Lead.Date is null).Select(found => found.Lead.Original);

    private static readonly string[] s_often = ["every", "each", "daily", "nightly", "chaque", "tous les"];

    /// <summary>The first sentence whose words tell it, on one line and shortened; null where none does. What a template asks is none.</summary>
    public static string? Telling(string? text, ToldAs what) => Sentences(text).Where(sentence => Word(sentence) == what
        && !s_asks.Any(word => sentence.TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase)))
        .Select(sentence => StorableText.OneLine(sentence, 160)).FirstOrDefault(sentence => sentence.Length > 0);

    private static readonly string[] s_asks = ["report ", "describe", "list ", "explain", "note ", "how ", "when ", "what ", "who ", "why ", "which ", "did "];

    private static string Before(string sentence, List<Found> found, int i) =>
        i == 0 ? sentence[..found[0].From] : sentence[Boundary(sentence, found, i)..found[i].From];

    private static string After(string sentence, List<Found> found, int i) =>
        sentence[found[i].To..(i + 1 == found.Count ? sentence.Length : Boundary(sentence, found, i + 1))];

    /// <summary>
    /// Where the words between a moment and the one before it begin to belong to the later one: "… at 10:00 it stopped | and at 11:00 it ran",
    /// "it stopped at 10:00 | and was restored at 11:00".
    /// </summary>
    private static int Boundary(string sentence, List<Found> found, int i)
    {
        var (from, to) = (found[i - 1].To, found[i].From);
        var between = sentence[from..to];
        foreach (var mark in s_boundaries)
        {
            var at = between.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
                return from + at;
        }
        return Word(Before(sentence, found, i - 1)) != ToldAs.Nothing ? from : to;
    }

    private static IEnumerable<string> Sentences(string? text) =>
        ProseSentences.Of(text).Select(sentence => sentence.Length > MostSentence ? sentence[..MostSentence] : sentence);

    private static List<Found> Moments(string sentence)
    {
        var found = new List<Found>();
        for (var i = 0; i < sentence.Length; i++)
        {
            if (!char.IsLetterOrDigit(sentence[i]) || (i > 0 && (char.IsLetterOrDigit(sentence[i - 1]) || sentence[i - 1] is '.' or ':' or '-' or '/')))
                continue;
            var scan = new TimeScanner(sentence, i);
            var zone = char.IsAsciiLetterUpper(sentence[i]) && scan.Zone(out var its) ? its : null;
            if (zone is not null)
                scan.Spaces();
            var from = scan.Position;
            if (!(scan.Date(out _) || scan.Clock(out _) || scan.Word("midnight") || scan.Word("noon") || scan.Word("minuit"))
                || TimeLead.Read(sentence[from..Math.Min(sentence.Length, from + 120)]) is not { Clock: not null } lead)
                continue;
            found.Add(new Found(i, from + lead.Original.Length, lead, zone));
            i = from + Math.Max(lead.Original.Length, 1) - 1;
        }
        return found;
    }

    private static ToldMoment? Placed(Found found, string sentence, DateOnly? known, TimelineBasis basis)
    {
        var lead = found.Lead;
        var own = lead.Date is { } named ? named.In(basis.Order).On(basis.Year ?? known?.Year)
            : OfTheMonth(lead.Rest, known) ?? MarkdownDates.DayBefore(sentence, found.From, basis);
        var day = lead.Date is null ? own ?? known : own;
        var said = lead.Zone ?? found.Zone ?? basis.Zone;
        var zone = said ?? basis.Assumed;
        if (day is not { } d || MarkdownDates.At(d, lead.Clock!.Value, zone) is not { } at)
            return null;
        return new ToldMoment(at, lead.Until is { } until ? MarkdownDates.At(MarkdownDates.Last(lead, basis, d, lead.Clock.Value, until), until, zone) : null,
            said is null, own is not null, ToldAs.Nothing, "");
    }

    /// <summary>"8 PM UTC on the 16th": the day of the month that is spoken of.</summary>
    private static DateOnly? OfTheMonth(string rest, DateOnly? known)
    {
        if (known is not { } month || !rest.StartsWith("on the ", StringComparison.OrdinalIgnoreCase))
            return null;
        var scan = new TimeScanner(rest, 7);
        return scan.Number(1, 2, out var day) && (scan.Word("st") || scan.Word("nd") || scan.Word("rd") || scan.Word("th"))
            && day >= 1 && day <= DateTime.DaysInMonth(month.Year, month.Month) ? new DateOnly(month.Year, month.Month, day) : null;
    }

    /// <summary>What is over was first broken, and what was noticed too, so the latest of the three is what is told.</summary>
    private static ToldAs Word(string told)
    {
        var words = Accents.Without(told);
        return !words.AsSpan().ContainsAny(s_any) ? ToldAs.Nothing : Holds(words, s_ended) ? ToldAs.Ended
            : Holds(words, s_noticed) || (Holds(words, s_alarm.What) && Holds(words, s_alarm.Does)) ? ToldAs.Noticed
            : Holds(words, s_began) ? ToldAs.Began : Holds(words, s_again) ? ToldAs.Ended : ToldAs.Nothing;
    }

    private static bool Holds(string words, string[] told)
    {
        foreach (var word in told)
        {
            var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(words[at - 1])) && !words.AsSpan(at).StartsWith("resolut", StringComparison.OrdinalIgnoreCase)
                && (!IsDenied(words.AsSpan(0, at)) || words.AsSpan(at + word.Length).StartsWith(" until")))
                return true;
        }
        return false;
    }

    /// <summary>"Not yet resolved" and "to be restored" tell of no end; "not resolved until 14:00" does.</summary>
    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        var near = before.Length > 16 ? before[^16..] : before;
        return near.Contains("not ", StringComparison.OrdinalIgnoreCase) || near.Contains("n't ", StringComparison.OrdinalIgnoreCase)
            || near.Contains("to be ", StringComparison.OrdinalIgnoreCase) || near.Contains("without ", StringComparison.OrdinalIgnoreCase)
            || near.EndsWith("no ", StringComparison.OrdinalIgnoreCase);
    }
}
