namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>Where a text stands on its way to the database.</summary>
public enum SaveState
{
    /// <summary>Nothing was typed yet.</summary>
    Untouched,

    /// <summary>Typed, and about to be sent.</summary>
    Waiting,

    Saving,

    /// <summary>Committed, and nothing was typed since.</summary>
    Saved,

    Refused,
    Conflicting,
}

/// <summary>What became of a text that was sent to be stored.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>Committed.</summary>
    /// <param name="StoredText">What stands in the database now: the text that was sent, or its merge with someone else's.</param>
    public sealed record Saved(string StoredText) : SaveOutcome;

    /// <summary>Not stored; nothing changed.</summary>
    /// <param name="Sentence">What a person reads: what happened and what to do.</param>
    public sealed record Refused(string Sentence) : SaveOutcome;

    /// <summary>Not stored: someone wrote at the very same place.</summary>
    /// <param name="Theirs">What stands in the database.</param>
    /// <param name="TheirAuthor">Who wrote it.</param>
    public sealed record Conflict(string Theirs, string TheirAuthor) : SaveOutcome;
}

/// <summary>A text and the stored text it grew from, which together are what a three-way merge needs.</summary>
public sealed record TextEdit(string Text, string BasedOn);
