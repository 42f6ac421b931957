namespace Postmortem.Wording;

/// <summary>The lists of a guide that the reader itself needs. A list that is not there is empty.</summary>
internal sealed class Lexicon(IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
{
    /// <summary>Roles and teams: engineer, courier, night shift, support.</summary>
    public WordSet People { get; } = Of(lists, "people");

    /// <summary>Words that are people only where nothing describes them: "support failed to reply", not "the IPv6 support".</summary>
    public WordSet Departments { get; } = Of(lists, "departments");

    /// <summary>I, we, he, somebody.</summary>
    public WordSet Pronouns { get; } = Of(lists, "pronouns");

    /// <summary>They: whoever was named last.</summary>
    public WordSet Ambiguous { get; } = Of(lists, "ambiguous_pronouns");

    /// <summary>Things that "they" may stand for.</summary>
    public WordSet Things { get; } = Of(lists, "things");

    public WordSet Names { get; } = Of(lists, "names");

    /// <summary>Names that are words too, and count only before a surname or what a person does: Will, Mark, Rose.</summary>
    public WordSet NamesThatAreWords { get; } = Of(lists, "names_that_are_words");

    /// <summary>What only a person does: thought, apologised, mistyped.</summary>
    public WordSet PersonalVerbs { get; } = Of(lists, "personal_verbs");

    public WordSet Prepositions { get; } = Of(lists, "prepositions");

    /// <summary>Of, in "one of the engineers": the person follows.</summary>
    public WordSet Quantifiers { get; } = Of(lists, "quantifiers");

    public WordSet Determiners { get; } = Of(lists, "determiners");

    /// <summary>What stands between subject and verb: had, also, never.</summary>
    public WordSet Skipped { get; } = Of(lists, "between_subject_and_verb");

    public WordSet Coordinators { get; } = Of(lists, "coordinators");

    /// <summary>Because, when, if: a clause of its own begins.</summary>
    public WordSet Subordinators { get; } = Of(lists, "subordinators");

    /// <summary>Who, which: goes back to the noun before.</summary>
    public WordSet Relatives { get; } = Of(lists, "relatives");

    /// <summary>We will, must, should: what follows is asked for.</summary>
    public WordSet Requests { get; } = Of(lists, "requests");

    /// <summary>Need to, plan to.</summary>
    public WordSet RequestsTo { get; } = Of(lists, "requests_to");

    /// <summary>Not, never: right before a label they reject it.</summary>
    public WordSet Negators { get; } = Of(lists, "negators");

    /// <summary>Handles that are none: @media, @override.</summary>
    public WordSet NoHandles { get; } = Of(lists, "no_handles");

    private static WordSet Of(IReadOnlyDictionary<string, IReadOnlyList<string>> lists, string name) => new(lists.GetValueOrDefault(name) ?? []);
}
