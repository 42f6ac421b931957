using Postmortem.Wording;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>Which wordings are kept although a hint points at them. The Kit shows hints; whoever knows the page remembers what was made of them.</summary>
public interface IHintMemory
{
    /// <summary>A wording was dismissed or restored: the same words may stand in several fields.</summary>
    event EventHandler? Changed;

    /// <summary>Whether a dismissal can be remembered on this page.</summary>
    bool Remembers { get; }

    /// <summary>The wordings that are kept.</summary>
    Task<IReadOnlySet<DismissedWording>> KeptAsync();

    /// <summary>Keeps a wording for everyone who writes here.</summary>
    Task<Refusal?> DismissAsync(WordingHint hint);

    /// <summary>Shows the hint again.</summary>
    Task<Refusal?> RestoreAsync(WordingHint hint);
}
