namespace Postmortem.Exchange.Times;

/// <summary>The time that a step of a timeline begins with, as far as it is given.</summary>
/// <param name="Original">As it stood.</param>
/// <param name="Rest">What is left of the step.</param>
internal sealed record TimeLead(PartialDate? Date, TimeSpan? Clock, TimeZoneInfo? Zone, string Original, string Rest)
{
    /// <summary>The second half of a range.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>The day of the second half, where it has its own.</summary>
    public PartialDate? UntilDate { get; init; }

    /// <summary>Whether AM or PM was said.</summary>
    public bool NamedHalf { get; init; }

    /// <summary>Whether the clock alone does not tell morning from afternoon.</summary>
    public bool MayBeLater { get; init; }

    /// <summary>Whether the text begins with a clock time, a day, or a mark that the time is unknown.</summary>
    public static bool Begins(string text) => Read(text) is { Clock: not null };

    /// <summary>Null where the text begins with nothing of the kind.</summary>
    /// <param name="typed">Whether a person types a line that is to begin with a time: "2 Nov the alarm" is a day there, and in a document, as in "3 may
    /// have been lost", it need not be.</param>
    public static TimeLead? Read(string text, bool typed = false) => new TimeLeadReader(text, typed).Read();

    /// <summary>The first whole moment, day and clock, anywhere in the text; <see cref="Rest"/> is the text without it.</summary>
    public static TimeLead? Find(string text)
    {
        for (var i = 0; i < text.Length && i < 400; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var scan = new TimeScanner(text, i);
            if (!scan.Date(out _) || Read(text[i..]) is not { Clock: not null, Date: not null } lead)
                continue;
            var before = text[..i].TrimEnd(' ', ':', '-', '–', ',', '(');
            return lead with { Rest = string.Join(' ', new[] { before, lead.Rest }.Where(part => part.Length > 0)) };
        }
        return null;
    }
}
