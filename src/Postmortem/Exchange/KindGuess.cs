using Postmortem.Exchange.Times;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Exchange;

/// <summary>Guesses what a timeline entry tells about. A person corrects it in the review.</summary>
internal static class KindGuess
{
    // The first kind with a matching word wins, so the words that decide most stand first. They stand without accents, and so are texts compared.
    private static readonly (TimelineKind Kind, string[] Words)[] s_words =
    [
        (TimelineKind.Communication, ["status page", "statuspage", "mailing list", "announce", "notified customers", "notified users", "customers informed",
            "press release", "tweet", "acknowledging", "public statement", "vulnerability disclosed", "official announcement"]),
        (TimelineKind.Recovery, ["resolved", "recovered", "repaired", "fully restored", "service restored", "full service", "operating normally",
            "back to normal", "back to its", "back up", "verified operational", "confirmed complete", "is healthy", "are healthy", "is now fine",
            "has steadied", "at its usual", "fully operational", "caught up", "has been archived", "problem is fixed", "returned to normal",
            "returning to normal", "returns to normal", "recovers", "no longer seeing", "self heal", "self-heal", "everything is fine", "working again",
            "works again", "incident closed", "closed the incident", "all clear", "all-clear", "declared victory", "services recover", "uploads recover",
            "back online", "services restored", "was restored", "were restored", "access restored", "restored access", "restored service",
            "connectivity restored", "available again", "reliably available", "accessible again", "reachable again", "usable again", "is resolve",
            "was resolve", "resolving issue", "resolving the issue", "resolving the problem", "resolves the issue", "end of the outage",
            "end of outage", "return to normal", "seems fine", "issue is closed", "issue was closed", "outage ends", "outage ended",
            "incident ended", "recovery notification", "full recovery", "recovery confirmed", "retabli", "resolu",
            "de nouveau", "fin de l'incident", "fin de l'attaque",
            "services healthy", "restored", "is online", "are online", "runs smoothly", "running smoothly", "is nominal", "are nominal",
            "traffic normal", "to baseline",
            "fin de la panne", "fin de la vague", "fin de la coupure", "fin de l'interruption", "retour a la normale"]),
        (TimelineKind.Detection, ["alert", "alarm", "detect", "noticed", "notices", "observed", "visible in", "visible dans",
            "paged", "pager", "user notif", "users notif", "first report", "reports of",
            "reported", "reports", "discovered", "pinged", "first recorded", "became aware", "reached out", "complain", "warning",
            "monitoring shows", "users report", "customers report", "we notice", "sends email", "members notice", "users notice", "customers notice",
            "team notice", "engineers notice", "staff notice", "operators notice", "raised support", "raised a support", "raised a ticket",
            "support requests", "support cases", "incoming report", "report that", "incident declared", "notifying the", "notifies the team",
            "lets the team know", "customer tickets", "user tickets", "became apparent", "is noted", "was noted", "report a", "report from", "receive an email",
            "received an email", "receives an email", "received word", "opened about", "ticket is opened",
            "ticket was opened", "ticket opened", "opened a ticket", "opens a ticket", "issue was found", "issue found", "problem was found", "bug was found",
            "discovering", "push notification",
            "alerte", "se plaint", "se plaignent", "constate", "signale", "remarque que"]),
        (TimelineKind.Response, ["roll back", "rolled back", "rollback", "revert", "mitigat", "fix", "restart", "reboot", "scaled", "scaling", "identified",
            "root cause", "investigat", "patch", "escalat", "disabl", "throttl", "fail over", "failing over", "failover", "workaround", "working on", "looking",
            "war room", "triage", "determine", "figured out", "cleaned up", "removed", "deleted", "replaced"]),
        (TimelineKind.Trigger, ["deploy", "merged", "released", "upgraded", "rolled out", "rollout", "introduced", "config", "migration", "terraform",
            "scheduled maintenance", "published"]),
        (TimelineKind.Impact, ["fault", "error", "outage", "unavailab", "degrad", "slow", "timeout", "time out", "timed out", "503", "502", "504", "5xx",
            "fail", "down", "unable", "spike", "delay", "exhaust", "stops", "stopped", "not respond", "crash", "stuck",
            "expire", "drops to", "dropped to", "latency", "cannot", "could not", "corrupt", "missing", "outages", "attack", "exploit", "no longer receiv",
            "elevated", "lost", "offline", "experienc", "unresponsive", "panne", "erreur", "indisponib", "interrompu", "injoignable", "echec"]),
    ];

    // One pass over the text says whether any word of a kind is there; few texts hold any of most kinds.
    private static readonly System.Buffers.SearchValues<string>[] s_any =
        [.. s_words.Select(pair => System.Buffers.SearchValues.Create(pair.Words, StringComparison.OrdinalIgnoreCase))];

    public static TimelineKind FromWords(string text)
    {
        var head = Head(text, 400);
        for (var i = 0; i < s_words.Length; i++)
        {
            var (kind, words) = s_words[i];
            if (!head.AsSpan().ContainsAny(s_any[i]) || (kind == TimelineKind.Detection && !TellsOfDetection(head)))
                continue;
            foreach (var word in words)
            {
                if (Holds(head, word))
                    return kind;
            }
        }
        return TimelineKind.Unsorted; // a kind that no word tells would be measured as if somebody had said it
    }

    /// <summary>What the state of a status page's update says, and where it says little, what its words say.</summary>
    /// <param name="first">Whether it is the incident's first update: that one is how the failure became known.</param>
    public static TimelineKind FromStatus(string? status, string text, bool first) => status?.ToLowerInvariant() switch
    {
        "resolved" or "completed" => TimelineKind.Recovery,
        "postmortem" => TimelineKind.Communication,
        "identified" or "monitoring" or "mitigated" or "verifying" => TimelineKind.Response,
        _ when first => TimelineKind.Detection,
        "investigating" => FromUpdate(text),
        _ => TimelineKind.Communication,
    };

    /// <summary>A later step of a status page: recovery and response where it says so, else it kept the public informed.</summary>
    public static TimelineKind FromUpdate(string text) => FromWords(text) switch
    {
        TimelineKind.Detection or TimelineKind.Trigger or TimelineKind.Unsorted => TimelineKind.Communication,
        TimelineKind.Response when text.Contains("continu", StringComparison.OrdinalIgnoreCase) => TimelineKind.Communication,
        var kind => kind,
    };

    /// <summary>Whether the text tells of something that customers felt.</summary>
    public static bool TellsOfImpact(string text) => Accents.Without(text) is var plain && s_words[^1].Words.Any(word => Holds(plain, word));

    /// <summary>Whether the text tells of a deployment or something like it.</summary>
    public static bool TellsOfChange(string text)
    {
        var first = Head(text, 200);
        return s_words[4].Words.Any(word => Holds(first, word)) || s_changes.Any(word => Holds(first, word));
    }

    private static readonly string[] s_changes = ["rolls out", "upgrade", "merge", "is reduced", "was reduced", "powered on", "job runs", "maintenance",
        "cutover", "goes live", "went live", "renamed", "funded", "funds", "deploie", "deploye", "mise a jour", "mise en production"];

    /// <summary>Whether the text tells how it became known; "no alert fires" does not.</summary>
    public static bool TellsOfDetection(string text)
    {
        var first = Head(text, 400);
        var silent = false;
        foreach (var not in (ReadOnlySpan<string>)["no alert", "not alert", "without alert", "no alarm", "no additional", "no further",
            "alerts were cleared", "alert cleared", "alarm does not", "alarm did not", "alerts did not", "alert did not", "alert does not",
            "not noticed", "not detected", "not reported"])
        {
            if (!first.Contains(not, StringComparison.OrdinalIgnoreCase))
                continue;
            // What is said further of an alarm that was silent tells of no other.
            silent |= not.Contains("al", StringComparison.Ordinal);
            first = first.Replace(not, "", StringComparison.OrdinalIgnoreCase);
        }
        return s_words[2].Words.Any(word => !(silent && word is "alert" or "alarm") && Holds(first, word, denied: true));
    }

    /// <summary>"No orders were reported" and "not yet noticed" tell that nobody knew: a "no" or "not" stands at most two words before.</summary>
    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        for (var words = 0; words < 3; words++)
        {
            before = before.TrimEnd(' ');
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (word.Equals("no", StringComparison.OrdinalIgnoreCase) || (words < 2 && word.Equals("not", StringComparison.OrdinalIgnoreCase)))
                return true;
            if (word.Length == 0 || !char.IsLetter(word[^1]) || word.Equals("and", StringComparison.OrdinalIgnoreCase))
                return false;
            before = before[..^word.Length];
        }
        return false;
    }

    /// <summary>Whether the text says in so many words that it begins here: "outage begins", "start of outage".</summary>
    public static bool TellsOfBeginning(string text) => Head(text, 200) is var head && s_beginning.Any(word => Holds(head, word));

    private static readonly string[] s_beginning = ["outage begins", "outage began", "outage starts", "outage started", "start of outage",
        "start of the outage", "beginning of the outage", "incident begins", "incident began", "incident starts", "incident started", "start of incident",
        "start of the incident", "debut de la panne", "debut de l'incident", "debut de la coupure", "debut de l'attaque"];

    /// <summary>Whether the text tells that it was over.</summary>
    public static bool TellsOfRecovery(string text) =>
        Head(text, 400) is var head && (s_words[1].Words.Any(word => Holds(head, word)) || SaysRunning(head));

    /// <summary>"All services confirmed online and operational": what is served, that somebody looked or it came back, and a state in which it runs.</summary>
    private static bool SaysRunning(string text) => s_running.Any(word => Holds(text, word)) && s_served.Any(word => Holds(text, word))
        && s_again.Any(word => Holds(text, word)) && !s_notYet.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] s_running = ["online", "operational", "healthy", "stable", "available", "accessible", "working again",
        "working normally", "reachable", "normal", "functional", "en ligne", "operationnel"];

    private static readonly string[] s_served = ["service", "system", "site", "everything", "platform", "traffic", "application", "apps", "api",
        "server", "cluster", "users", "customers", "website", "plateforme", "serveur"];

    private static readonly string[] s_again = ["confirmed", "verified", "fully", "back ", "returned", "restored", "again", "all ", "verifie", "retour"];

    private static readonly string[] s_notYet = [" not ", "n't ", "partial", "some ", "but "];

    /// <summary>The beginning of the text, without accents, as the words are kept.</summary>
    private static string Head(string text, int most) => Accents.Without(text.Length > most ? text[..most] : text);

    private static bool Holds(string text, string word, bool denied = false)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // "La résolution" goes on; "résolu" is over. What one hopes to get back is not back.
            if ((at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '-'))
                && !text.AsSpan(0, at).EndsWith("get ", StringComparison.OrdinalIgnoreCase)
                && !text.AsSpan(at).StartsWith("resolut", StringComparison.OrdinalIgnoreCase) && !(denied && IsDenied(text.AsSpan(0, at))))
                return true;
        }
        return false;
    }
}
