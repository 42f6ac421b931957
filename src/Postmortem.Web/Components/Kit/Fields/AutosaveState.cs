namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>
/// All that is known of one field that saves itself: what was typed, what it grew from, what the database is known to hold, what is on its way
/// to the database and to the browser. It knows no browser and no clock; <see cref="AutosaveStep"/> says what becomes of it.
/// </summary>
/// <param name="Text">What stands in the field, as far as is known here.</param>
/// <param name="Answers">
/// Whether a browser shows the field: then keys may be on their way here that nobody knows of yet, a text that comes from
/// elsewhere is an <see cref="Fields.Arrival"/> which it answers, and nothing is ever put over those keys.
/// </param>
public sealed record AutosaveState(string Text, bool Answers = false)
{
    /// <summary>The stored text from which <see cref="Text"/> grew.</summary>
    public string BasedOn { get; init; } = Text;

    public SaveState State { get; init; }

    /// <summary>Why it is not saved, in a sentence.</summary>
    public string? Refusal { get; init; }

    /// <summary>The other text, while <see cref="State"/> is <see cref="SaveState.Conflicting"/>.</summary>
    public SaveOutcome.Conflict? Conflict { get; init; }

    /// <summary>The last text known to be committed through this field.</summary>
    public string Stored { get; init; } = "";

    public long Typings { get; init; }

    public long SentTypings { get; init; }

    public bool Unsaved => Typings != SentTypings;

    /// <summary>When the first key came that was not sent yet.</summary>
    public TimeSpan? WaitingSince { get; init; }

    public TimeSpan Retry { get; init; } = AutosaveStep.FirstRetry;

    /// <summary>A save waits for the browser to say what stands in the field.</summary>
    public bool IsScreening { get; init; }

    /// <summary>What was sent and is not answered. There is one at a time and the newest text goes last, so an older one can never win.</summary>
    public AutosaveFlight? Flight { get; init; }

    public bool IsSending => IsScreening || Flight is not null;

    /// <summary>Somebody waits for everything to be sent: what does not come through this time is tried once more.</summary>
    public bool Again { get; init; }

    public int Arrivals { get; init; }

    public AutosaveArrival? Arriving { get; init; }

    /// <summary>What the browser is asked to show in the place of <see cref="Text"/>; null once it has answered.</summary>
    public Arrival? Arrival => Arriving?.Arrival;

    /// <summary>The newest text from elsewhere that could not be taken yet.</summary>
    public string? Outside { get; init; }

    public bool IsLeaving { get; init; }

    /// <summary>While leaving, both texts of a conflict were kept once; a store that refuses that too is not asked for ever.</summary>
    public bool LeftBoth { get; init; }
}

/// <summary>An edit on its way to the database.</summary>
/// <param name="SentBefore">How many typings were sent before it, and are if it fails.</param>
/// <param name="OutsideBefore">The text from elsewhere that waited when it was sent: what is stored will be merged with something at least as new.</param>
public sealed record AutosaveFlight(TextEdit Edit, long SentBefore, string? OutsideBefore)
{
    /// <summary>An arrival that this edit had overtaken and that the browser has answered since.</summary>
    public AutosaveArrival? Met { get; init; }
}

/// <summary>A text from elsewhere on its way into a field.</summary>
/// <param name="Was">What the field was believed to hold.</param>
/// <param name="Now">What it should hold, if nothing was typed since.</param>
public sealed record Arrival(int Number, string Was, string Now);

/// <param name="GrowsFrom">The stored text that the field grows from once it shows the arrival.</param>
/// <param name="IsChosen">It is a person's choice between two texts.</param>
public sealed record AutosaveArrival(Arrival Arrival, string GrowsFrom, bool IsChosen)
{
    /// <summary>A save went out before it was answered, so what that grew from is no longer said by it.</summary>
    public bool IsOvertaken { get; init; }
}
