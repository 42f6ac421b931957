using Microsoft.AspNetCore.Components;
using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Web.Components.Kit;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Web.Components.Kit.Formats;

namespace Postmortem.Web.Components.Actions;

/// <summary>Runs the changes that its cells ask for, and remembers what was refused beside the cell that asked.</summary>
public sealed partial class ActionTable
{
    private readonly Dictionary<(int Number, string Cell), string> refusals = [];
    private StateDialog? dialog;

    [Inject] private ActionService Actions { get; set; } = default!;
    [Inject] private ToastQueue Toasts { get; set; } = default!;

    [Parameter, EditorRequired] public IReadOnlyList<ActionRow> Rows { get; set; } = [];
    [Parameter, EditorRequired] public PeopleDirectory People { get; set; } = default!;
    [Parameter, EditorRequired] public Person Me { get; set; } = default!;
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The sort in force, which also makes the heads links; null for a list that is not sorted by its reader.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>Actions in all; null shows no pages.</summary>
    [Parameter] public int? Total { get; set; }

    [Parameter] public int Page { get; set; } = 1;
    [Parameter] public RenderFragment? Empty { get; set; }
    /// <summary>All of them are the reader's own: their owner need not be said.</summary>
    [Parameter] public bool Mine { get; set; }

    [Parameter] public string DialogId { get; set; } = "action-state";

    /// <summary>Something was changed, by this person or by another: read the rows again.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private Actor Actor => new(Me.Id);

    /// <summary>What was refused in this cell of this row, as a sentence.</summary>
    public string? RefusalOf(ActionRow row, string cell)
    {
        ArgumentNullException.ThrowIfNull(row);
        return refusals.GetValueOrDefault((row.Number, cell));
    }

    public Task GiveAsync(ActionRow row, Guid owner)
    {
        var before = row.OwnerId;
        return ChangeAsync(row, "owner", seen => Actions.GiveToAsync(Actor, row.Number, seen, owner),
            $"{row.Reference} is {People.Name(owner)}’s now.", before is { } back ? seen => Actions.GiveToAsync(Actor, row.Number, seen, back) : null);
    }

    public Task DueAsync(ActionRow row, DateOnly? on)
    {
        if (on is not { } day)
        {
            refusals[(row.Number, "due")] = "An action keeps a due date. Choose another day, or drop the action.";
            return Task.CompletedTask;
        }
        var before = row.DueOn;
        return ChangeAsync(row, "due", seen => Actions.DueAsync(Actor, row.Number, seen, day),
            $"{row.Reference} is due {Times.Short(day)}.", before is { } back ? seen => Actions.DueAsync(Actor, row.Number, seen, back) : null);
    }

    /// <summary>Moves on, after asking where the new state needs a word.</summary>
    public async Task MoveAsync(ActionRow row, ActionState to)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (to == row.State) return;
        refusals.Remove((row.Number, "state"));
        if (ActionWords.Question(to) is null) await MoveAsync(row, to, "");
        else if (dialog is not null) await dialog.ShowAsync(row, to);
    }

    private async Task<Refusal?> MoveAsync(ActionRow row, ActionState to, string note)
    {
        var (before, noteBefore) = (row.State, row.StateNote);
        return await ChangeAsync(row, "state", seen => Actions.MoveAsync(Actor, row.Number, seen, to, string.IsNullOrWhiteSpace(note) ? null : note),
            $"{row.Reference}: {ActionStates.Name(to).ToLowerInvariant()}.", seen => Actions.MoveAsync(Actor, row.Number, seen, before, noteBefore));
    }

    private async Task<Refusal?> ChangeAsync(ActionRow row, string cell, Func<long, Task<Refusal?>> verb, string done, Func<long, Task<Refusal?>>? back)
    {
        refusals.Remove((row.Number, cell));
        var refusal = await verb(row.Version);
        if (refusal is not null) refusals[(row.Number, cell)] = refusal.Sentence;
        else if (back is null) Toasts.Say(done);
        else Toasts.Say(done, Tone.Good, "Undo", () => UndoAsync(row.Number, back));
        if (refusal is null or { Kind: RefusalKind.Conflict }) await Changed.InvokeAsync();
        return refusal;
    }

    private async Task UndoAsync(int number, Func<long, Task<Refusal?>> back)
    {
        var now = await Actions.OneAsync(Actor, number);
        var refusal = now.Ok ? await back(now.Value.Version) : now.Refusal;
        if (refusal is not null) Toasts.Say(refusal.Sentence, Tone.Care);
        await InvokeAsync(Changed.InvokeAsync);
    }

    private string? Key(string name) => Sort is null ? null : name;
}
