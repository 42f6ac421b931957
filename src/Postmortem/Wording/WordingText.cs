namespace Postmortem.Wording;

/// <summary>A file in templates/wording as people write it. <see cref="WordingGuide"/> is what is made of it.</summary>
public sealed class WordingText
{
    /// <summary>The name of the language, for people.</summary>
    public string Language { get; set; } = "";

    /// <summary>Frequent words that tell this language from another.</summary>
    public List<string> TellTale { get; set; } = [];

    /// <summary>Short words that an apostrophe glues to the next one: l, d, qu.</summary>
    public List<string> Elisions { get; set; } = [];

    /// <summary>Lists of words, each a text of words with spaces between; phrases name a list in braces.</summary>
    public Dictionary<string, string> Words { get; set; } = [];

    /// <summary>Phrases before a label, or after it, that reject it: "we do not accept …".</summary>
    public List<Phrase> RejectBefore { get; set; } = [];
    public List<Phrase> RejectAfter { get; set; } = [];

    /// <summary>Phrases in a heading or before a colon that say what stands below or behind.</summary>
    public List<Phrase> ActionHeadings { get; set; } = [];
    public List<Phrase> ExpectationHeadings { get; set; } = [];
    public List<Phrase> CustomerHeadings { get; set; } = [];
    public List<Phrase> NameLabels { get; set; } = [];

    /// <summary>Phrases that tell what a person did where no rule says anything: "the agent sent".</summary>
    public List<Phrase> Acts { get; set; } = [];

    public List<WordingRuleText> Rules { get; set; } = [];

    public StrengthText Strength { get; set; } = new();
}

/// <summary>One rule: what is flagged, when, why, and what could stand there instead.</summary>
public sealed class WordingRuleText
{
    public string Id { get; set; } = "";
    public string Reason { get; set; } = "";
    public string Suggestion { get; set; } = "";
    public string Source { get; set; } = "";

    /// <summary>Kinds of text the rule is for; all but expectation and names where it says none.</summary>
    public List<WordingKind> For { get; set; } = [];

    /// <summary>Not in a sentence that rejects the label.</summary>
    public bool Rejectable { get; set; }

    /// <summary>Flagged wherever they stand.</summary>
    public List<Phrase> Always { get; set; } = [];

    /// <summary>Flagged where a person or a team is the subject.</summary>
    public List<Phrase> Person { get; set; } = [];

    /// <summary>Flagged where a person or a team that does not write is the subject: "we did not" tells a fact, "the pilot did not" a duty.</summary>
    public List<Phrase> Others { get; set; } = [];

    /// <summary>Flagged where a person is the subject, or nobody is named at all.</summary>
    public List<Phrase> PersonOrNobody { get; set; } = [];

    /// <summary>Flagged as the verb of a request: first in a sentence, or after "we will", "must", "should".</summary>
    public List<Phrase> Request { get; set; } = [];

    /// <summary>What it flags tells of a person or of what a person did.</summary>
    public bool TellsAnAct { get; set; }

    /// <summary>Someone's name or handle is flagged.</summary>
    public bool Names { get; set; }

    /// <summary>Phrases that, where they overlap one of the above, are something else.</summary>
    public List<Phrase> Except { get; set; } = [];
}

/// <summary>The words that tell how strong a corrective action is.</summary>
public sealed class StrengthText
{
    public List<Phrase> Stronger { get; set; } = [];
    public List<Phrase> Intermediate { get; set; } = [];
    public List<Phrase> Weaker { get; set; } = [];
}
