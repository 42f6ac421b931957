namespace Postmortem.Documents;

/// <summary>A day in the words of a language, as every document writes it: "17 November 2026", on one line.</summary>
public static class SpokenDate
{
    public static string Of(DateOnly day, string language) => Templates.Speech.Of(language).Date(day);
}
