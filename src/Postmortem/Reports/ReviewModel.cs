using Postmortem.Documents;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Timeline;

namespace Postmortem.Reports;

/// <summary>What the review report is filled with: what the review says, never a sealed perspective.</summary>
internal static class ReviewModel
{
    /// <summary>Spaces by which a list of Markdown stands beneath another.</summary>
    private const int Indent = 4;

    /// <summary>A chain of reasons longer than this goes on at the same depth: further in there is no room for words.</summary>
    private const int DeepestIndent = 8;

    public static Dictionary<string, object?> Of(ReviewPage page, Organisation organisation, ReportWords words, DateOnly today)
    {
        var review = page.Review;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(page.Me.TimeZone);
        return Filling.Map(
        [
            ("organisation", organisation.Name),
            ("reference", review.Reference),
            ("title", review.Title),
            ("issued", today),
            ("stage", words.Of(review.Stage)),
            ("severity", words.Of(review.Severity)),
            ("facilitator", words.Owner(page.People.Find(review.FacilitatorId)?.Name)),
            ("signature", Signed(page, organisation, words)),
            ("participants", Filling.List(review.Participants, p => Filling.Map(("name", page.People.Name(p.PersonId))))),
            ("sessions", Filling.List(page.Sessions.Where(s => s is { StartedAt: not null, EndedAt: not null }), s => SessionModel.Of(page, s, zone, words))),
            ("overrides", Filling.List(review.Overrides, o => Filling.Map(
                ("stage", words.Of(o.Stage)), ("reason", o.Reason), ("by", page.People.Name(o.ById))))),
            .. Met(page, zone, words),
            .. Happened(page, zone, words),
            .. Found(page, words),
        ]);
    }

    /// <summary>What customers met.</summary>
    private static (string Name, object? Value)[] Met(ReviewPage page, TimeZoneInfo zone, ReportWords words)
    {
        var review = page.Review;
        return
        [
            ("customer_view", review.CustomerView),
            ("shoes", Filling.List(review.CustomerAnswers.Where(a => a.Text.Length > 0)
                .OrderBy(a => page.Template.Pause.CustomerQuestions.FindIndex(q => q.Key == a.Key)), a => Filling.Map(
                ("question", page.Template.Pause.CustomerQuestions.Find(q => q.Key == a.Key)?.Question ?? a.Key), ("text", a.Text)))),
            ("quotes", Filling.List(review.Quotes, q => Filling.Map(
                ("text", q.Text), ("who", q.Who), ("channel", q.Channel),
                    ("date", q.SaidAt is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) : null)))),
            ("journey", Filling.List(review.Journey, s => Filling.Map(("did", s.Did), ("wrong", s.WentWrong)))),
            ("affected", Affected(page, words)),
            ("contained", Contained(page, words)),
        ];
    }

    /// <summary>What happened when.</summary>
    private static (string Name, object? Value)[] Happened(ReviewPage page, TimeZoneInfo zone, ReportWords words)
    {
        var review = page.Review;
        return
        [
            ("noticed", review.Timeline.FirstOrDefault(e => e.Kind == TimelineKind.Detection)?.Text),
            ("timeline", Filling.List(review.Timeline, e => Filling.Map(
                ("when", TimeZoneInfo.ConvertTime(e.HappenedAt, zone)), ("kind", words.Of(e.Kind)), ("text", e.Text),
                    ("certainty", e.Certainty == Certainty.Fact ? null : words.Of(e.Certainty).ToLowerInvariant())))),
            ("zone", page.Me.TimeZone),
            ("drawing", Drawing(page, zone, words)),
            ("durations", Filling.List(TimelineFigures.Of(review, zone).Durations.Where(d => d.Said is not null), d => Filling.Map(
                ("name", words.Of(d.Measure)), ("length", d.IsSure ? d.Said : words.Say($"about {d.Said}", $"environ {d.Said}")),
                ("from", Said(d.From!, words)), ("to", Said(d.To!, words))))),
        ];
    }

    /// <summary>Why it was possible, and what is done about it.</summary>
    private static (string Name, object? Value)[] Found(ReviewPage page, ReportWords words)
    {
        var review = page.Review;
        return
        [
            ("tree", FactorDrawing.Of(review, page.Template, f => Note(page, f, words))?.ToMarkdown()),
            ("factors", Filling.List(review.FactorTree(), f => Factor(page, f.Factor, f.Depth, words))),
            ("mitigators", Filling.List(review.Mitigators, m => Filling.Map(
                ("text", m.WasLuck ? $"{m.Text} ({words.Say("luck", "chance")})" : m.Text)))),
            ("recognition", Filling.List(review.Recognitions, r => Filling.Map(("who", r.Who), ("text", r.Text)))),
            ("actions", Filling.List(review.Actions, a => Filling.Map(
                ("reference", a.Reference), ("text", a.Text), ("owner", words.Owner(page.People.Find(a.OwnerId)?.Name)), ("due", a.DueOn),
                ("strength", words.Of(a.Strength)), ("state", words.Of(a.State)), ("measure", a.SuccessMeasure)))),
            ("across", Filling.List(review.Across, q => Filling.Map(
                ("who", q.Team.Length > 0 ? $"{q.Team} ({page.People.Name(q.AskedId)})" : page.People.Name(q.AskedId)), ("hazard", q.Hazard),
                    ("answer", Answer(review, q, words))))),
        ];
    }

    /// <summary>
    /// The timeline as a drawing, where there is a course of events to see. It stands in place of the table, so it says all that the table would.
    /// </summary>
    private static string? Drawing(ReviewPage page, TimeZoneInfo zone, ReportWords words)
    {
        var review = page.Review;
        if (review.Timeline.Count < 3) return null;
        var moments = review.Timeline.Select(e => new Moment(TimeZoneInfo.ConvertTime(e.HappenedAt, zone), Enum.Parse<MomentKind>(e.Kind.ToString()),
            e.Certainty == Certainty.Fact ? e.Text : $"{e.Text} ({words.Of(e.Certainty).ToLowerInvariant()})"));
        return new Timeline { Zone = page.Me.TimeZone, Moments = [.. moments] }.ToMarkdown();
    }

    private static string Said(Mark mark, ReportWords words) => mark.EntryId is not null ? mark.What : words.Of(mark.Source);

    private static Dictionary<string, object?> Factor(ReviewPage page, ContributingFactor factor, int depth, ReportWords words) => Filling.Map(
        ("text", factor.Text),
        ("category", page.Template.CategoryName(factor.Category)),
        ("votes", page.Review.CountedVote?.On(factor.Id)),
        ("evidence", Evidence(page, factor, words)),
        ("indent", new string(' ', Indent * Math.Min(depth, DeepestIndent))), // each beneath what it explains
        ("actions", Answers(page, factor)),
        ("accepted", Accepted(page, factor, words)));

    /// <summary>The same in one line, for beneath a factor in the drawing.</summary>
    private static string Note(ReviewPage page, ContributingFactor factor, ReportWords words) => string.Join(" · ", new[]
    {
        Evidence(page, factor, words) is { Length: > 0 } evidence ? words.Say($"Shown by: {evidence}", $"Montré par : {evidence}") : "",
        Answers(page, factor) is { Length: > 0 } actions ? words.Say($"Answered by: {actions}", $"Réponse : {actions}") : "",
        Accepted(page, factor, words) is { } accepted ? words.Say($"Accepted: {accepted}", $"Accepté : {accepted}") : "",
    }.Where(part => part.Length > 0));

    private static string Answers(ReviewPage page, ContributingFactor factor) =>
        string.Join(", ", page.Review.Actions.Where(a => a.Addresses(factor.Id)).Select(a => a.Reference));

    private static string? Accepted(ReviewPage page, ContributingFactor factor, ReportWords words) =>
        factor.IsAccepted ? $"{factor.AcceptedReason} ({words.Owner(page.People.Find(factor.RiskOwnerId)?.Name)})" : null;

    private static string Evidence(ReviewPage page, ContributingFactor factor, ReportWords words)
    {
        var shown = page.Review.Timeline.Where(e => factor.Entries.Any(x => x.TimelineEntryId == e.Id)).Select(e => e.Text);
        shown = shown.Concat(page.Review.Attachments.Where(a => factor.Attachments.Any(t => t.AttachmentId == a.Id)).Select(a => a.Text));
        shown = factor.AccountIds.Select(account => From(page, account, words)).Distinct().Concat(shown);
        return string.Join("; ", shown.Prepend(factor.Evidence).Select(e => e.TrimEnd('.', ' ')).Where(e => e.Length > 0));
    }

    private static string Affected(ReviewPage page, ReportWords words)
    {
        var review = page.Review;
        if (review.AffectedCount is { } count) return words.Number(count);
        return page.People.Find(review.AffectedOwnerId) is { } owner
            ? words.Say($"Not known yet; {owner.Name} finds out", $"Pas encore connu ; {owner.Name} s’en charge")
            : words.Say("Not known yet", "Pas encore connu");
    }

    private static string? Contained(ReviewPage page, ReportWords words)
    {
        var review = page.Review;
        var state = review.Containment switch
        {
            Containment.Done => words.Say("It has stopped.", "C’est arrêté."),
            Containment.Running => words.Say("It is still being stopped", "L’arrêt est en cours")
                + (page.People.Find(review.ContainmentOwnerId) is { } owner ? $" ({owner.Name})." : "."),
            _ => null,
        };
        if (review.Containment == Containment.Done && ContainmentClock.Of(review).Length(review.ContainedAt!.Value) is { } length)
            state += words.Say($" It took {words.Length(length)} from the moment it was noticed.",
                $" Il a fallu {words.Length(length)} à partir du moment où l’on s’en est aperçu.");
        return state is null || review.ContainmentNote.Length == 0 ? state : $"{state} {review.ContainmentNote}";
    }

    private static string From(ReviewPage page, Guid account, ReportWords words) =>
        page.Review.Perspectives.FirstOrDefault(p => p.Id == account) is { } known
            ? words.Say($"From {page.People.Name(known.AuthorId)}’s perspective", $"Selon {page.People.Name(known.AuthorId)}")
            : page.Shown(account) is { } answer
            ? answer.AuthorId is { } author ? words.Say($"From what {page.People.Name(author)} wrote in a session",
                $"Écrit en séance par {page.People.Name(author)}") : words.Say("From an answer in a session", "Selon une réponse donnée en séance")
            : words.Say("From a confidential perspective", "Selon un témoignage confidentiel");

    private static string Answer(Review review, AcrossQuestion question, ReportWords words) => question.Answer switch
    {
        AcrossAnswer.NotUs => words.Say($"Not with them: {question.Reply}", $"Pas chez eux : {question.Reply}"),
        AcrossAnswer.Fixed => words.Say($"Fixed there: {question.Reply}", $"Corrigé chez eux : {question.Reply}"),
        AcrossAnswer.SameHere => words.Say("Same there",
            "Pareil chez eux") + (review.AcrossActions.FirstOrDefault(a => a.Id == question.TheirActionId) is { } action
            ? $": {action.Reference} {action.Text}" : ""),
        _ => words.Say("Not answered yet", "Pas encore de réponse"),
    };

    private static string? Signed(ReviewPage page, Organisation organisation, ReportWords words)
    {
        if (page.Review.Signature is not { } signature) return null;
        var (who, day) = (page.People.Name(signature.SignedById), words.Date(organisation.DayOf(signature.SignedAt)));
        return words.Say($"{who} signed this version on {day}.", $"{who} a signé cette version le {day}.");
    }
}
