using Postmortem.Reviews;
using Postmortem.Sessions;

namespace Postmortem.Reports;

/// <summary>What a review report says of a session that was held.</summary>
internal static class SessionModel
{
    public static Dictionary<string, object?> Of(ReviewPage page, ReviewSession session, TimeZoneInfo zone, ReportWords words) => Filling.Map(
        ("when", TimeZoneInfo.ConvertTime(session.StartedAt!.Value, zone)),
        ("length", words.Length(Rounded(session.Lasted(session.EndedAt!.Value)))),
        ("people", string.Join(", ", session.Attendees.Select(a => page.People.Name(a.PersonId)))),
        ("leaders", string.Join(words.Say(", then ", ", puis "), session.Leads.Select(l => page.People.Name(l.PersonId)))),
        ("items", Filling.List(session.Items.Where(i => i.BegunAt is not null), i => Item(page, session, i, words))),
        ("parked", Filling.List(session.Parked, p => Filling.Map(("text", p.Text), ("state", State(p.State, words))))));

    private static Dictionary<string, object?> Item(ReviewPage page, ReviewSession session, SessionItem item, ReportWords words) => Filling.Map(
        ("title", item.Title),
        ("times", words.Say(
            $"planned {words.Length(TimeSpan.FromMinutes(item.Minutes))}, spent {words.Length(Rounded(item.Spent(session.EndedAt!.Value)))}",
            $"prévu {words.Length(TimeSpan.FromMinutes(item.Minutes))}, passé {words.Length(Rounded(item.Spent(session.EndedAt!.Value)))}")),
        ("prompt", item.Prompt),
        ("question", item.Question),
        ("answers", string.Join("\n\n", item.Answers.Select(a => a.AuthorId is { } author ? $"{page.People.Name(author)}{words.Say(": ", " : ")}{a.Text}"
            : a.Text))),
        ("votes", string.Join("\n\n", page.VotesIn(session, item).SelectMany(v => v.Totals)
            .Select(t => $"{Factor(page, t.FactorId, words)}{words.Say(": ", " : ")}{t.Dots}"))),
        ("notes", item.Notes),
        ("outcome", item.Outcome));

    private static string Factor(ReviewPage page, Guid id, ReportWords words) =>
        page.Review.Factors.FirstOrDefault(f => f.Id == id)?.Text.TrimEnd('.')
        ?? words.Say("A factor that was removed since", "Un facteur retiré depuis");

    /// <summary>To the minute, and one at the least: nobody plans in seconds.</summary>
    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromMinutes(Math.Max(1, Math.Round(time.TotalMinutes)));

    private static string State(ParkedState state, ReportWords words) => state switch
    {
        ParkedState.Action => words.Say("became an action", "devenu une action"),
        ParkedState.Note => words.Say("kept as a note", "gardé comme note"),
        ParkedState.Done => words.Say("done", "fait"),
        _ => words.Say("still open", "encore ouvert"),
    };
}
