namespace Postmortem.Wording;

/// <summary>The lists of a guide that the reader itself needs. A list that is not there is empty.</summary>
internal sealed class Lexicon(IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
{
    /// <summary>Roles and teams: engineer, courier, night shift, support.</summary>
    public WordSet People { get; } = Of(lists, "people");

    /// <summary>Words that are people only where nothing describes them: "support failed to reply", not "the IPv6 support".</summary>
    public WordSet Departments { get; } = Of(lists, "departments");

    /// <summary>Departments that are pronouns too, and count only in capitals: IT.</summary>
    public WordSet DepartmentsInCapitals { get; } = Of(lists, "departments_in_capitals");

    /// <summary>People that are programs too where a technical word describes them: "the endpoint-controller", "the log reader".</summary>
    public WordSet AlsoPrograms { get; } = Of(lists, "also_programs");

    /// <summary>Of these, what is a program unless a word beside it says otherwise: controller, but not "train controller".</summary>
    public WordSet MostlyPrograms { get; } = Of(lists, "mostly_programs");

    /// <summary>Words that make a program of "agent" or "controller": node, build, kernel.</summary>
    public WordSet Technical { get; } = Of(lists, "technical");

    /// <summary>Words that make a person of a program: train, night, duty.</summary>
    public WordSet Human { get; } = Of(lists, "human_beside");

    /// <summary>I, we, he, somebody.</summary>
    public WordSet Pronouns { get; } = Of(lists, "pronouns");

    /// <summary>Of these, who writes: we, I.</summary>
    public WordSet Writers { get; } = Of(lists, "writers");

    /// <summary>They: whoever was named last.</summary>
    public WordSet Ambiguous { get; } = Of(lists, "ambiguous_pronouns");

    /// <summary>Things that "they" may stand for.</summary>
    public WordSet Things { get; } = Of(lists, "things");

    public WordSet Names { get; } = Of(lists, "names");

    /// <summary>Names that are words too, and count only before a surname or what a person does: Will, Mark, Rose.</summary>
    public WordSet NamesThatAreWords { get; } = Of(lists, "names_that_are_words");

    /// <summary>Programs that bear the name of a person: Hugo, Julia. They are one only before a surname or what a person does.</summary>
    public WordSet NamedPrograms { get; } = Of(lists, "named_programs");

    /// <summary>Customers and others who are no colleagues: "she called three times".</summary>
    public WordSet Customers { get; } = Of(lists, "customers");

    /// <summary>What a customer does, and tells who "she" is where nobody was named before.</summary>
    public WordSet CustomerVerbs { get; } = Of(lists, "customer_verbs");

    /// <summary>He, she, his, her.</summary>
    public WordSet Singular { get; } = Of(lists, "singular_pronouns");

    /// <summary>What only a person does: thought, apologised, mistyped.</summary>
    public WordSet PersonalVerbs { get; } = Of(lists, "personal_verbs");

    public WordSet Prepositions { get; } = Of(lists, "prepositions");

    /// <summary>Too, in "drove too fast": who does what the clause says.</summary>
    public WordSet OfClause { get; } = Of(lists, "of_clause");

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

    /// <summary>Of these, what no person does: "il faut". What follows is asked for, whatever was named before.</summary>
    public WordSet ImpersonalRequests { get; } = Of(lists, "impersonal_requests");

    /// <summary>Also, then, carefully: may stand between what asks and the verb that is asked for.</summary>
    public WordSet Adverbs { get; } = Of(lists, "adverb");

    /// <summary>Mr, Madame, Dr: a word in capitals after one is a name.</summary>
    public WordSet Honorifics { get; } = Of(lists, "honorifics");

    /// <summary>CEO, founder: two words in capitals after one are a name.</summary>
    public WordSet Titles { get; } = Of(lists, "titles");

    /// <summary>Not, never: right before a label they reject it.</summary>
    public WordSet Negators { get; } = Of(lists, "negators");

    /// <summary>Handles that are none: @media, @override.</summary>
    public WordSet NoHandles { get; } = Of(lists, "no_handles");

    private static WordSet Of(IReadOnlyDictionary<string, IReadOnlyList<string>> lists, string name) => new(lists.GetValueOrDefault(name) ?? []);
}
