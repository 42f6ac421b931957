using System.Globalization;
using Microsoft.AspNetCore.Components;
using Postmortem.Web.Components.Kit.Dialogs;
using Postmortem.Wording;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>Wording hints on one field's text, computed here in the program after whoever writes has paused.</summary>
public sealed partial class WordingHints
{
    private const int Few = 3;
    private const int Most = 50;

    private IReadOnlyList<(WordingHint Hint, int Times)> found = [];
    private ITimer? timer;
    private string? seen;
    private bool began;
    private string? problem;
    private bool all;
    private bool gone;

    [Inject] private WordingGuides Guides { get; set; } = default!;
    [Inject] private IHintMemory Memory { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ToastQueue Toasts { get; set; } = default!;
    [Inject] private PageFocus Focus { get; set; } = default!;

    [CascadingParameter] private FieldFrame? Frame { get; set; }

    /// <summary>What stands in the field now.</summary>
    [Parameter, EditorRequired] public string? Text { get; set; }

    [Parameter] public WordingKind Kind { get; set; } = WordingKind.Narrative;

    /// <summary>The field's label.</summary>
    [Parameter, EditorRequired] public string Of { get; set; } = "";

    /// <summary>The field's id, where no <see cref="Field"/> around it says so.</summary>
    [Parameter] public string? Id { get; set; }

    private string InputId => Id ?? Frame?.Id ?? FieldFrame.IdFrom(Of);

    private string Key => $"{InputId}-wording";

    private string Count => found.Count == 1 ? "1 wording hint" : $"{found.Count.ToString("N0", CultureInfo.CurrentCulture)} wording hints";

    private IReadOnlyList<(WordingHint Hint, int Times)> Shown => [.. found.Take(all ? Most : Few)];

    /// <summary>The first phrases, so that the line says something while it is closed.</summary>
    private string Phrases => string.Join(", ", found.Take(Few).Select(f => $"“{Words.Short(f.Hint.Phrase, 40)}”")) + (found.Count > Few ? ", …" : "");

    public void Dispose()
    {
        gone = true;
        timer?.Dispose();
        Memory.Changed -= Remembered;
    }

    protected override void OnInitialized() => Memory.Changed += Remembered;

    /// <summary>A text that was there before is looked at once; what is typed, after a pause.</summary>
    protected override Task OnParametersSetAsync()
    {
        if (began && Text == seen) return Task.CompletedTask;
        var first = !began;
        (began, seen) = (true, Text);
        if (first) return string.IsNullOrEmpty(Text) || !RendererInfo.IsInteractive ? Task.CompletedTask : LookAsync();
        timer ??= Time.CreateTimer(_ => _ = InvokeAsync(LookAndShowAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(AutosaveStep.Pause, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    private void Remembered(object? sender, EventArgs e) => _ = InvokeAsync(LookAndShowAsync);

    private async Task LookAndShowAsync()
    {
        await LookAsync();
        if (!gone) StateHasChanged();
    }

    /// <summary>Beside the circuit's own thread: a text of a megabyte takes a while, and whoever writes goes on.</summary>
    private async Task LookAsync()
    {
        if (gone) return;
        var (text, kept) = (Text ?? "", await Memory.KeptAsync());
        var hints = text.Length == 0 ? [] : await Task.Run(() => Guides.Check(text, Kind));
        if (gone || text != (Text ?? "")) return;
        found = [.. hints.GroupBy(h => DismissedWording.Of(h)).Where(g => !kept.Contains(g.Key)).Select(g => (g.First(), g.Count()))];
        if (found.Count == 0) all = false;
    }

    private async Task ShowAllAsync()
    {
        all = true;
        await Focus.ToAsync($"{Key}-summary");
    }

    private async Task DismissAsync(WordingHint hint)
    {
        problem = (await Memory.DismissAsync(hint))?.Sentence;
        if (problem is not null) return;
        await LookAsync();
        Toasts.Say($"No more hints on “{Words.Short(hint.Phrase, 60)}” in this review.", Tone.Plain, "Undo", () => Memory.RestoreAsync(hint));
        StateHasChanged();
        await Focus.ToAsync(found.Count > 0 ? $"{Key}-summary" : InputId);
    }
}
