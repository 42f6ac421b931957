using Postmortem.Reviews.Hints;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Wording;

namespace Postmortem.Web.Components.Reviews.Hints;

/// <summary>
/// Which wordings the review on this page keeps although a hint pointed at them. One for each circuit; a page about a review says which
/// one with <see cref="Begin"/>, and elsewhere hints are shown but cannot be dismissed.
/// </summary>
public sealed class HintMemory(HintService hints) : IHintMemory
{
    private Task<IReadOnlySet<DismissedWording>>? reading;
    private (Actor Actor, int Number)? about;

    /// <summary>A wording was dismissed or restored: the same words may stand in several fields.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether there is a review to remember a dismissal in.</summary>
    public bool Remembers => about is not null;

    /// <summary>From here on the hints of this circuit are those of this review.</summary>
    public void Begin(Actor actor, int number)
    {
        if (about == (actor, number)) return;
        (about, reading) = ((actor, number), null);
    }

    /// <summary>The wordings this review keeps; read once.</summary>
    public Task<IReadOnlySet<DismissedWording>> KeptAsync() => reading ??= ReadAsync();

    /// <summary>Keeps a wording for everyone who writes in this review.</summary>
    public Task<Refusal?> DismissAsync(WordingHint hint) => ChangeAsync(hint, hints.DismissHintAsync);

    /// <summary>Shows the hint again.</summary>
    public Task<Refusal?> RestoreAsync(WordingHint hint) => ChangeAsync(hint, hints.RestoreHintAsync);

    private async Task<Refusal?> ChangeAsync(WordingHint hint, Func<Actor, int, string, string, CancellationToken, Task<Refusal?>> verb)
    {
        if (about is not { } it) return Refusal.NotFound;
        var refusal = await verb(it.Actor, it.Number, hint.Rule, hint.Phrase, CancellationToken.None);
        reading = null;
        Changed?.Invoke(this, EventArgs.Empty);
        return refusal;
    }

    private async Task<IReadOnlySet<DismissedWording>> ReadAsync() =>
        about is { } it && await hints.DismissedHintsAsync(it.Actor, it.Number) is { Ok: true } read ? read.Value : new HashSet<DismissedWording>();
}
