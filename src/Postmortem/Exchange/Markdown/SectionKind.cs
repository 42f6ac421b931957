using Postmortem.Exchange.Times;

namespace Postmortem.Exchange.Markdown;

/// <summary>What a part of a post-mortem is about, as far as its heading says.</summary>
internal enum SectionKind { Unknown, Summary, Impact, Timeline, Factors, WentWell, WentWrong, Actions, Lessons, Detection, Resolution, Context, Aside }

internal static class SectionKinds
{
    // The first kind one of whose phrases stands in the heading wins; a phrase in front of another is the more telling one. They stand without accents.
    private static readonly (SectionKind Kind, string[] Phrases)[] s_phrases =
    [
        (SectionKind.Actions, ["what we should do", "what should we do"]),
        (SectionKind.Timeline, ["timeline", "time line", "key events", "chain of events", "sequence of events", "chronology", "event log", "incident log",
            "order of events", "chronologie", "deroule", "fil des evenements", "what happened when"]),
        (SectionKind.WentWell, ["went well", "went right", "worked well", "got lucky", "get lucky", "luck", "what helped", "limited the harm",
            "what was good", "bien fonctionne", "bien marche", "ce qui a aide", "chance"]),
        (SectionKind.WentWrong, ["went wrong", "went poorly", "went badly", "go well", "gone better", "go wrong", "could be better", "could have been better",
            "to improve", "worked badly", "did not work", "didn't work", "mal fonctionne", "mal marche", "points a ameliorer"]),
        (SectionKind.Actions, ["action item", "action point", "actions item", "corrective", "preventative", "preventive", "follow up", "followup",
            "resulting action", "review action", "next steps", "recommendation", "remediation", "remedial", "long term solution", "short term fix",
            "improvements", "to do", "todo", "prevention", "future work", "what we are doing", "what are we doing", "what we will do", "what will we do",
            "we're doing", "being done", "we're going to do", "we are going to do", "will be done", "to be done", "what's next", "what comes next",
            "do better", "prevent this", "prevent it", "avoid this", "avoid it", "should do", "must do", "preventing",
            "actions de ", "steps we are taking", "steps we're taking", "what will change", "what we are changing", "open items",
            "open tasks", "action plan", "plan of action", "next actions", "actions a", "actions menees", "plan d'action", "mesures correctives",
            "mesures preventives", "prochaines etapes", "suites", "recommandation",
            "ameliorations", "pistes d'amelioration", "a faire",
            // What speaks of the time after it, or of it not coming again, whatever the noun is.
            "going forward", "moving forward", "looking ahead", "from here", "steps forward", "the way forward", "further work", "ongoing work",
            "remaining work", "outstanding", "follow on", "work in progress", "planned", "proposed", "long term", "longer term", "medium term", "short term",
            "permanent fix", "hardening", "countermeasure", "safeguard", "commitment", "tasks to", "changes we", "required change", "we are changing",
            "we're changing", "are we changing", "happening again", "happen again", "happens again", "never again", "differently", "happens now",
            "happens next", "what now",
            "done since", "since then", "allons faire", "pour la suite", "et maintenant", "evolutions", "ce qui va changer"]),
        (SectionKind.Lessons, ["lesson", "takeaway", "learning", "what we learned", "what did we learn", "what have we learned", "insight", "opportunit",
            "lecons", "enseignements", "retour d'experience"]),
        (SectionKind.Factors, ["root cause", "contributing", "cause", "trigger", "process breakdown", "why did", "why it happened", "why this happened",
            "fault", "conditions", "facteurs", "origine"]),
        (SectionKind.Impact, ["impact", "affected", "effect on", "who was hit", "customer experience", "what customers", "symptom", "damage",
            "blast radius", "consequences", "clients touches", "effets"]),
        (SectionKind.Detection, ["detection", "detected", "how did we find", "how was it found", "identified", "discovery", "detecte"]),
        (SectionKind.Resolution, ["resolution", "recovery", "mitigation", "actions taken", "how it was fixed", "how we fixed", "the fix", "repair",
            "workaround", "retablissement", "remise en service"]),
        (SectionKind.Summary, ["summary", "overview", "what happened", "description", "tl;dr", "tldr", "abstract", "synopsis", "in short", "background",
            "introduction", "the incident", "the problem", "resume", "synthese", "contexte", "que s'est il passe", "ce qui s'est passe"]),
        (SectionKind.Aside, ["appendix", "appendinx", "attendee", "acknowledg", "thanks", "credits", "references", "supporting", "glossary", "metadata",
            "stats", "statistics", "author", "people involved", "participants", "notes to", "chat log", "questions", "feedback", "report status", "links",
            "raw data"]),
    ];

    private static readonly string[] s_exact =
    [
        "events:Timeline", "event:Timeline", "log:Timeline", "context:Context", "actions:Actions", "action:Actions", "tasks:Actions",
            "fix:Resolution", "fixes:Actions", "tickets:Actions", "plan:Actions",
            "status:Aside", "services affected:Aside", "affected services:Aside", "systems affected:Aside", "affected systems:Aside",
            "components affected:Aside", "affected components:Aside", "users affected:Aside", "customers affected:Aside", "affected users:Aside",
        "date:Aside", "current status:Aside", "authors:Aside", "owner:Aside", "duration:Aside", "severity:Aside", "notes:Aside", "involved:Aside",
        "analysis:Factors", "why:Factors",
    ];

    /// <summary>"Immediate actions" below "Resolution" and "Actions taken" tell how it was mended, and nothing that is still to be done.</summary>
    /// <param name="around">The kind of the part around it.</param>
    public static bool IsOfRepair(string title, SectionKind around) =>
        (around == SectionKind.Resolution && (title.Contains("immediate", StringComparison.OrdinalIgnoreCase)
            || title.StartsWith("short", StringComparison.OrdinalIgnoreCase)))
        || (title.EndsWith("taken", StringComparison.OrdinalIgnoreCase) && !IsToCome(title));

    /// <summary>Whether the heading speaks of what is still to be done.</summary>
    public static bool IsToCome(string title) => s_toCome.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the heading speaks of lessons, beside whatever else: "Lessons learned and next steps".</summary>
    public static bool NamesLessons(string title) => title.Contains("lesson", StringComparison.OrdinalIgnoreCase)
        || Accents.Without(title).Contains("lecon", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the heading speaks of mending, be it done or still to come.</summary>
    public static bool NamesRepair(string title) => (title.Contains("remediation", StringComparison.OrdinalIgnoreCase) && !IsToCome(title))
        || s_repairs.Any(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_repairs = ["rétablissement", "retablissement", "remise en service", "resolution", "résolution",
        "recovery", "mitigation"];

    private static readonly string[] s_toCome = ["to be", "prevent", "item", "plan", "future", "next", "correct"];

    /// <summary>The kind that a heading or a bold label names; Unknown where it names none.</summary>
    public static SectionKind Of(string heading)
    {
        var words = heading.Length > 160 ? heading[..160] : heading;
        words = Accents.Without(words).Replace('’', '\'').Replace('-', ' ').Replace('_', ' ').Trim();
        var bare = new string([.. words.Where(c => char.IsLetter(c) || c == ' ')]).Trim();
        foreach (var pair in s_exact)
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (bare.AsSpan().Equals(pair.AsSpan(0, colon), StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<SectionKind>(pair.AsSpan(colon + 1));
        }
        if (words.StartsWith("time to", StringComparison.OrdinalIgnoreCase))
            return SectionKind.Aside;
        if (bare.StartsWith("why ", StringComparison.OrdinalIgnoreCase))
            return SectionKind.Factors;
        if (bare.EndsWith(" plan", StringComparison.OrdinalIgnoreCase))
            return SectionKind.Actions;
        if (words.Contains("timeline", StringComparison.OrdinalIgnoreCase))
            return SectionKind.Timeline;
        foreach (var (kind, phrases) in s_phrases)
        {
            foreach (var phrase in phrases)
            {
                var at = words.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && (at == 0 || !char.IsLetter(words[at - 1])))
                    return kind;
            }
        }
        // "Required security team actions", whoever they are of.
        return bare.EndsWith(" actions", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("actions ", StringComparison.OrdinalIgnoreCase)
            ? SectionKind.Actions : SectionKind.Unknown;
    }
}

/// <summary>A part of a post-mortem: its heading and what stands below it, without the parts that have a heading of their own.</summary>
internal sealed class MarkdownSection(SectionKind kind, string title, int level, int line, MarkdownSection? parent)
{
    public SectionKind Kind { get; set; } = kind;
    public string Title { get; } = title;

    /// <summary>1 to 6 for headings, 7 and 8 for bold labels, 0 for what stands above the first heading.</summary>
    public int Level { get; } = level;
    public int Line { get; } = line;
    public MarkdownSection? Parent { get; } = parent;
    public List<MarkdownNode> Nodes { get; } = [];

    /// <summary>Whether the kind is its own and not taken over from the part around it.</summary>
    public bool Named { get; init; }

    /// <summary>Whether parts with headings of their own stand below it.</summary>
    public bool HasParts { get; set; }

    /// <summary>Whether its steps were read as those of the timeline.</summary>
    public bool IsTimeline { get; set; }

    /// <summary>Whether it names a repair, "Remediation", and each of its items says what somebody did: "Restarted the belt".</summary>
    public bool TellsRepair() => SectionKinds.NamesRepair(Title)
        && Nodes.OfType<ListNode>().SelectMany(list => list.Items).ToList() is { Count: > 0 } items
        && items.TrueForAll(item => item.Checked is null && ActionSentence.IsPast(item.First.Text));

    public string Text => string.Join("\n\n", Nodes.Select(node => node.Plain()).Where(text => text.Length > 0));
}
