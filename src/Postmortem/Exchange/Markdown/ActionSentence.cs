using System.Text.RegularExpressions;

namespace Postmortem.Exchange.Markdown;

/// <summary>Tells a sentence that says what is to be done, or what was done so that it does not come again, from one that tells the story.</summary>
internal static partial class ActionSentence
{
    private static readonly string[] s_commits = ["will ", "we'll", "we’ll", "i'll", "i’ll", "going to", "plan to", "plans to", "planning to", "we plan",
        "we have ", "we've ", "we’ve ", "have been", "has been", "also been", "now been", "planned",
        "need to", "needs to", "should", "must ", "want to", "intend", "let's", "we are ", "we're ",
        "we’re ", "nous allons", "nous avons", "il faut", "devons"];

    private static readonly string[] s_goesOn = ["this ", "these ", "that ", "those ", "it ", "they ", "which ", "such ", "here ", "there ", "but ", "however",
        "ce ", "cela ", "cette ", "ces ", "elle ", "elles ", "ils "];

    private static readonly string[] s_sorry = ["apolog", "sorry"];

    private static readonly string[] s_closes = ["thank", "as always", "we appreciate", "by addressing", "by implementing", "by taking", "these changes",
        "these measures", "these corrective", "these actions", "these steps", "these improvements", "nous nous excusons", "nous présentons nos excuses",
        "nous vous remercions", "merci"];

    /// <summary>Whether it says that something is done about it, where the part around it is about that.</summary>
    public static bool Commits(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 200));
        foreach (var word in s_commits)
        {
            if (head.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether it begins an action of its own: it names who does something, or counts on ("The second fix …", "Finally, …").</summary>
    public static bool Begins(string sentence) => IsCounted(sentence) || IsTask(sentence)
        || (Commits(sentence) && !GoesOn(sentence) && Doer().IsMatch(sentence));

    /// <summary>"Improve the alarms", and not "Monitoring is needed".</summary>
    public static bool IsTask(string sentence) => Task().Match(sentence) is { Success: true, Length: var length }
        && !StartsWith(sentence[length..], ["is ", "was ", "has ", "are "]);

    /// <summary>Whether it is a statement and nothing to be done: "The alarm works as planned", among lessons and actions in one list.</summary>
    public static bool States(string sentence) => Subject().IsMatch(sentence) && !Duty().IsMatch(sentence);

    /// <summary>Whether it announces what a list below it holds: "we put these measures in place:".</summary>
    public static bool Announces(string text) => text.EndsWith(':') && (text.Length > 300 ? text[^300..] : text) is var tail && Measures().IsMatch(tail)
        && !Mends().IsMatch(tail) && !Advises().IsMatch(tail);

    /// <summary>"No corrective action was necessary."</summary>
    public static bool SaysNone(string text) => None().IsMatch(text);

    public static bool IsCounted(string sentence) => Counted().IsMatch(sentence);

    /// <summary>
    /// Whether it promises something in a text that has no part for that: who writes will do it or is at it, or has done it so that it does not come again.
    /// Keeping somebody informed is none.
    /// </summary>
    public static bool Promises(string sentence)
    {
        var head = sentence.Length > 300 ? sentence[..300] : sentence;
        return !Closes(head) && !GoesOn(head) && !Informs().IsMatch(head) && (Future().IsMatch(head) || (Perfect().IsMatch(head) && Purpose().IsMatch(head))
            || (IsCounted(head) && head.Contains(" will ", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether it speaks of what the sentence before it says.</summary>
    public static bool GoesOn(string sentence) => StartsWith(sentence, s_goesOn);

    /// <summary>An apology, thanks, or what all that was said is good for.</summary>
    public static bool Closes(string sentence) => StartsWith(sentence, s_closes)
        || Array.Exists(s_sorry, word => sentence.AsSpan(0, Math.Min(sentence.Length, 50)).Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it tells what somebody did: "Restarted the belt", "the belt was restarted", "le tapis a été relancé".</summary>
    public static bool IsPast(string text)
    {
        var first = text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? end : text.Length).TrimEnd(",:");
        var head = text.Length > 120 ? text[..120] : text;
        return (first.EndsWith("ed") && !Future().IsMatch(head)) || (Passive().IsMatch(head) && !Future().IsMatch(head));
    }

    private static bool StartsWith(string sentence, string[] words)
    {
        foreach (var word in words)
        {
            if (sentence.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string Who = @"\b(?:we|i|our (?:[a-z]+ )?(?:team|teams|engineers|staff|developers|provider|vendor)|the (?:[a-z]+ )?team"
        + "|(?:[a-z]+ )?engineers|nous)";

    private const string Now = "(?: (?:also|now|currently|actively|already|therefore|instead|further|all|then|both|since|again|still))*";

    private const string At = "(?:going to|planning|working (?:on|to|with)|looking (?:to|at|into)|implementing|adding|improving|introducing|reviewing|changing"
        + "|building|moving|migrating|increasing|updating|rolling out|evaluating|exploring|setting up|putting)";

    [GeneratedRegex(@"^(?:[^.;:]{0,60}[ ,])?" + Who + @"(?:\b|['’])", Options)]
    private static partial Regex Doer();

    [GeneratedRegex(@"^(?:the (?:first|second|third|fourth|next|last|other|final)\b|(?:first|second|third|fourth|final|last)(?:ly)?,|another "
        + "|to (?:start|begin) with,|(?:premièrement|deuxièmement|enfin|ensuite),)", Options)]
    private static partial Regex Counted();

    [GeneratedRegex(Who + Now + "(?:['’]ll| will| shall| plan to| intend to| want to| need to| are" + Now + " " + At + "|['’]re" + Now + " " + At
        + @"| allons| prévoyons| travaillons| devons| mettrons| ferons)\b"
        + "|\\bwill (?:also )?be (?:added|implemented|changed|replaced|improved|reviewed|introduced|moved|updated|increased|upgraded|installed|set up|put)\\b"
        + @"|\bwork is (?:now |already )?under ?way\b|\b(?:is|are) being (?:worked|prepared|implemented|developed|planned)\b"
        + @"|\b(?:sera|seront) (?:ajout|mis|remplac|amélior|renforc|revu)", Options)]
    private static partial Regex Future();

    [GeneratedRegex(@"^(?:add|implement|improv|creat|updat|review|ensur|increas|reduc|replac|monitor|document|set(?:ting)? up|configur|enabl|disabl|test|train"
        + "|introduc|establish|integrat|automat|migrat|us|conduct|schedul|develop|enhanc|strengthen|provid|fix|remov|mov|investigat|evaluat|consider|rotat"
        + "|audit|build|deploy|writ|mak|perform|run|tak|keep|check|verify|limit|patch|upgrad)(?:e|ing)? ", Options)]
    private static partial Regex Task();

    [GeneratedRegex(@"^(?:(?:the|a|an|our|we|it|this|these|all|most|le|la|les|un|une|nos|notre|cet?|cette|ces) |l['’])", Options)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(?:should|must|will|need|needs|ought|to be|devra|devrait|devons|doit|doivent|faut|sera|seront|serait|à faire)\b", Options)]
    private static partial Regex Duty();

    [GeneratedRegex(@"\b(?:measures|steps|actions|fixes|improvements|changes|safeguards|mitigations|tasks|mesures|améliorations|correctifs)\b"
        + @"(?:.*\b(?:in place|implemented|taken|made|suivantes?|ci-dessous))? ?:$"
        + @"|\b(?:following|suivantes) (?:[a-z]+ ){0,3}(?:measures|steps|actions|fixes|improvements|changes)", Options)]
    private static partial Regex Measures();

    [GeneratedRegex(@"\b(?:resolved|restored|recovered|reproduce|fixed) (?:by|with|using|the|it)\b", Options)]
    private static partial Regex Mends();

    /// <summary>What others are asked to do is none of who writes.</summary>
    [GeneratedRegex(@"\b(?:recommend|advis|urg|encourag|ask)[a-z]* (?:.* )?(?:you|your|users|customers|clients|everyone)\b"
        + @"|\byou (?:can|could|should|may|need|must|want)\b", Options)]
    private static partial Regex Advises();

    [GeneratedRegex(@"^(?:no (?:[a-z-]+ )?actions? (?:was|were|is|are|has|have)|no (?:further|other|corrective) action"
        + "|aucune (?:autre )?action|nothing (?:to|needs|so far|yet|planned)|rien (?:à|de|pour))", Options)]
    private static partial Regex None();

    [GeneratedRegex(Who + "(?: have|['’]ve| avons)" + Now + "(?: depuis| déjà| également)* (?:added|implemented|changed|updated|introduced|improved|put"
        + "|set|adjusted|increased|configured|created|enabled|moved|deployed|made|scheduled|begun|started|upgraded|replaced|reviewed"
        + "|ajust|ajout|mis|modifi|renforc|amélior|remplac|chang)", Options)]
    private static partial Regex Perfect();

    [GeneratedRegex(@"\b(?:prevent|avoid|ensure|in (?:the )?future|so that|happen again|recur|going forward|from happening|reduce|afin|éviter"
        + "|à l['’]avenir)", Options)]
    private static partial Regex Purpose();

    [GeneratedRegex(Who + Now + "(?:['’]ll| will| are| shall| continue| want to| need to)" + Now + "(?: be)?(?: continue(?: to)?| going to| continuing to)?"
        + " (?:discuss|provid|keep|shar|post|publish|explain|describ|notify|let (?:you|every)|inform|monitor|investigat|credit|refund|compensat"
        + "|updat(?:e|ing) (?:this|you|the status)|report back|apolog|thank|acknowledg|stress|emphasi|not |never |look back"
        + "|(?:mak|tak)(?:e|ing) (?:several|some|a number|a few|many|various|the following|these|all|steps|measures|changes|action|every))", Options)]
    private static partial Regex Informs();

    [GeneratedRegex(@"\b(?:was|were|has been|have been|a été|a ete|ont ete|ont [a-zé]+é|avons)\b", Options)]
    private static partial Regex Passive();
}
