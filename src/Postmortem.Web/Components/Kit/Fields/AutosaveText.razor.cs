using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Postmortem.Wording;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>A labelled text field that saves itself, for interactive components. It stands alone, without a Field around it.</summary>
public sealed partial class AutosaveText
{
    private Autosave? autosave;
    private string? lastValue;

    /// <summary>What the field is drawn with. It never changes: afterwards the browser says what stands there.</summary>
    private string? first;

    private string? typing;

    [CascadingParameter] private IFieldPresence? Presence { get; set; }

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>For a label that a heading right above already says.</summary>
    [Parameter] public bool LabelHidden { get; set; }

    [Parameter] public string? Help { get; set; }

    [Parameter] public RenderFragment? HelpContent { get; set; }

    [Parameter] public string? Placeholder { get; set; }

    [Parameter] public bool Optional { get; set; }

    /// <summary>A textarea (the default) or one line.</summary>
    [Parameter] public bool Multiline { get; set; } = true;

    [Parameter] public int Rows { get; set; } = 3;

    /// <summary>What kind of text it is, where words that may be read as blame are pointed out beneath it; null for none.</summary>
    [Parameter] public WordingKind? Hints { get; set; }

    /// <summary>Characters; more is refused with a sentence and kept in the field.</summary>
    [Parameter] public int MaxLength { get; set; } = 20_000;

    /// <summary>The stored text. A new value from outside is shown unless something typed here is on its way.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>
    /// Stores a text; the answer comes after the commit. Where two people may write in one field, use
    /// <see cref="SaveEdit"/>: a merge needs to know what the text grew from.
    /// </summary>
    [Parameter] public Func<string, CancellationToken, Task<SaveOutcome>>? Save { get; set; }

    /// <summary>Stores a text together with the one it grew from. Wins over <see cref="Save"/>.</summary>
    [Parameter] public Func<TextEdit, CancellationToken, Task<SaveOutcome>>? SaveEdit { get; set; }

    /// <summary>After each commit, with the stored text: for parts of the page that depend on it.</summary>
    [Parameter] public EventCallback<string> OnSaved { get; set; }

    private AutosaveState? Now => autosave?.Now;

    private string? Arrival => Now?.Arrival is { } arrival ? JsonSerializer.Serialize(arrival, JsonSerializerOptions.Web) : null;

    private string Key => InputId ?? FieldFrame.IdFrom(Label);

    private string Text => Now?.Text ?? Value ?? "";

    private SaveState State => Now?.State ?? SaveState.Untouched;

    private string Word => State switch
    {
        SaveState.Untouched => "untouched",
        SaveState.Saved => "saved",
        SaveState.Waiting or SaveState.Saving => "saving",
        SaveState.Refused or SaveState.Conflicting => "unsaved",
        _ => throw new InvalidOperationException($"No word for {State}"),
    };

    private RenderFragment? HelpText => HelpContent ?? (Help is null ? null : builder => builder.AddContent(0, Help));

    private string? Wrong => State is SaveState.Refused or SaveState.Conflicting ? "true" : Invalid;

    private string? Described => Css.Join(
        DescribedBy,
        HelpText is null ? null : Key + "-help",
        Now?.Refusal is null ? null : Key + "-error");

    /// <summary>Only where several people write is it said who does: a text of one author is nobody else's business.</summary>
    private IFieldPresence? Others => SaveEdit is null ? null : Presence;

    /// <summary>Sends what is not sent yet, and ends when it is stored or refused.</summary>
    public Task StoreAsync() => FlushAsync();

    public ValueTask DisposeAsync()
    {
        if (Presence is not null) Presence.Changed -= LookWhoTypes;
        return autosave?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    protected override void OnInitialized()
    {
        first = lastValue = Value;
        if (Others is null) return;
        Others.Changed += LookWhoTypes;
        typing = Others.TypingIn(Key);
    }

    protected override void OnParametersSet()
    {
        if (Value == lastValue) return;
        Memory.Arrived(Value ?? "");
        lastValue = Value;
    }

    private Autosave Memory => autosave ??= new Autosave(lastValue ?? "", Time, SaveAsync, InvokeAsync, StateHasChanged, answers: RendererInfo.IsInteractive);

    private void Type(ChangeEventArgs e)
    {
        if (e.Value as string != Text) Others?.Typing(Key);
        Memory.Typed(e.Value as string ?? "");
    }

    private void LookWhoTypes(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        var now = Others?.TypingIn(Key);
        if (now == typing) return;
        typing = now;
        StateHasChanged();
    });

    /// <summary>Also says what the field holds: a script may have put it there without a key.</summary>
    private Task ChangeAsync(ChangeEventArgs e)
    {
        Type(e);
        return FlushAsync();
    }

    private void Answer(ChangeEventArgs e) => autosave?.Answered(e.Value as string ?? "");

    private Task FlushAsync() => autosave?.FlushAsync() ?? Task.CompletedTask;

    private Task SettleAsync(Stands stands) => autosave?.SettleAsync(stands) ?? Task.CompletedTask;

    private async Task<SaveOutcome> SaveAsync(TextEdit edit, CancellationToken cancellation)
    {
        if (edit.Text.Length > MaxLength) return new SaveOutcome.Refused(TooLong(edit.Text.Length));
        var outcome = SaveEdit is not null ? await SaveEdit(edit, cancellation)
            : Save is not null ? await Save(edit.Text, cancellation)
            : throw new InvalidOperationException($"The field “{Label}” has neither Save nor SaveEdit.");
        if (outcome is SaveOutcome.Saved saved) await OnSaved.InvokeAsync(saved.StoredText);
        return outcome;
    }

    private string TooLong(int length) => string.Create(
        CultureInfo.CurrentCulture,
        $"This is {length:N0} characters long and the field holds {MaxLength:N0}. Nothing was lost: shorten it here, and it saves itself.");
}
