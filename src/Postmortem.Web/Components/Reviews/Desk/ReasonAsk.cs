using Microsoft.AspNetCore.Components;
using Postmortem.Web.Components.Kit;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>What is done only with a reason, and how it is asked for.</summary>
/// <param name="Id">Names the dialog on the page, and the draft of its reason.</param>
/// <param name="Title">Of the dialog.</param>
/// <param name="Label">Above the field.</param>
/// <param name="Verb">On the button.</param>
/// <param name="Take">Takes the reason.</param>
public sealed record ReasonAsk(string Id, string Title, string Label, string Verb, Func<string, Task<Refusal?>> Take)
{
    /// <summary>Beneath the label.</summary>
    public string? Help { get; init; }

    /// <summary>Ordinary where something better than this is offered in the dialog.</summary>
    public ButtonKind Kind { get; init; } = ButtonKind.Main;

    /// <summary>What a toast says when it was done.</summary>
    public string? Done { get; init; }

    /// <summary>After it was done and the dialog closed.</summary>
    public Action? Then { get; init; }

    /// <summary>What will happen, above the field.</summary>
    public RenderFragment? Content { get; init; }
}
