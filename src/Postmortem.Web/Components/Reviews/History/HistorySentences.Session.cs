namespace Postmortem.Web.Components.Reviews.History;

public static partial class HistorySentences
{
    /// <summary>What was done in a session. What was written alone is in no row of the log.</summary>
    private static Deed? Session(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("session.prepare", "ReviewSession") => new("prepared a session"),
        ("session.come-in", "SessionAttendee") => new("came into the session"),
        ("session.begin", "ReviewSession") => new("began the session"),
        ("session.go", "ReviewSession") => new($"went on in the session to {v.Other("CurrentItemId") ?? "another item"}"),
        ("session.begin" or "session.go" or "session.reveal", "SessionItem") => v.After("RevealedAt") is null ? null : new($"revealed what was written alone: {v.Thing("an item", "Title")}"),
        ("session.pause", "SessionItem") => new(v.After("PausedAt") is null ? "let the session’s clock go on" : "stopped the session’s clock"),
        ("session.extend", "SessionItem") => new($"changed the time of {v.Thing("an item", "Title")}"),
        ("session.hand-over", "ReviewSession") => new($"handed the session over to {v.After("LeaderId")}"),
        ("session.take-over", "ReviewSession") => new($"took over the session from {v.Before("LeaderId")}, whose page was gone"),
        ("session.end", "ReviewSession") => new("ended the session"),
        ("session.add-late", "ShownAnswer") => new("added to what was revealed", "Text"),
        ("session.ask", "SessionItem") => v.After("Question") is { } question ? new($"asked: {question}") : new("put the question away"),
        ("session.end-turn", "SessionTurn") when v.After("State") is "done" or "skipped" => new(v.After("State") == "done" ? "ended a turn of the round" : "let a turn of the round pass"),
        ("session.arrange-round", "SessionTurn") => null,
        ("session.call-back", "SessionTurn") => new("called back a turn of the round"),
        ("session.park", "ParkedLine") => new($"parked {v.Thing("a line")}"),
        ("session.settle", "ParkedLine") => new($"settled {v.Thing("a line")} of the parking lot"),
        _ => Agenda(v),
    };

    private static Deed? Agenda(HistoryValues v) => (v.Row.Verb, v.Row.EntityType) switch
    {
        ("session.add-item", "SessionItem") => new($"added {v.Thing("an item", "Title")} to the agenda"),
        ("session.edit-item", "SessionItem") => new($"changed {v.Thing("an item", "Title")} on the agenda", "Title", "Prompt", "Minutes"),
        ("session.move-item", "SessionItem") => new($"moved {v.Thing("an item", "Title")} on the agenda"),
        ("session.remove-item", "SessionItem") => new($"took {v.Thing("an item", "Title")} off the agenda"),
        ("session.restore-item", "SessionItem") => new($"put {v.Thing("an item", "Title")} back on the agenda"),
        ("session.write-notes", "SessionItem") => new($"wrote notes on {v.Thing("an item", "Title")}", "Notes"),
        ("session.write-outcome", "SessionItem") => new($"wrote what was decided on {v.Thing("an item", "Title")}", "Outcome"),
        _ => null,
    };
}
