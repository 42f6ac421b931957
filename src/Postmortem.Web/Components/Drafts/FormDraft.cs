using System.Text.Json;
using Postmortem.Storage;
using Postmortem.Web.Components.Kit.Fields;

namespace Postmortem.Web.Components.Drafts;

/// <summary>
/// Keeps a form that was not sent yet, within two seconds of the last key, and gives it back after a closed tab or a restart.
/// </summary>
/// <typeparam name="T">What the form holds; written as JSON.</typeparam>
/// <param name="key">As <see cref="DraftService"/> wants it, such as "incident/new".</param>
/// <param name="enter">The component's InvokeAsync.</param>
/// <param name="changed">The component's StateHasChanged, where it shows <see cref="State"/>.</param>
public sealed class FormDraft<T>(DraftService drafts, Actor actor, string key, TimeProvider time, Func<Func<Task>, Task> enter, Action? changed = null)
    : IAsyncDisposable
    where T : class
{
    private Autosave? autosave;
    private Guid requestKey = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The form that <see cref="requestKey"/> is for, as JSON; null before anything stood in it.</summary>
    private string? asked;

    /// <summary>How far the draft got: Saved once it is stored.</summary>
    public SaveState State => autosave?.Now.State ?? SaveState.Untouched;

    /// <summary>What was kept, or null where nothing was or where it is of an older form.</summary>
    /// <param name="known">Drafts that were read just now, by key; null reads this one.</param>
    public async Task<T?> ReadAsync(IReadOnlyDictionary<string, string>? known = null)
    {
        known ??= await drafts.ReadAsync(actor, key) is { Ok: true } kept ? kept.Value : null;
        if (known is null || !known.TryGetValue(key, out var text)) return null;
        try
        {
            if (JsonSerializer.Deserialize<Sheet>(text) is not { Form: { } form } sheet) return null;
            (requestKey, asked) = (sheet.RequestKey, JsonSerializer.Serialize(form));
            return form;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Who sends the form. What stands in it is asked for under one key, so that it is made once however often it is sent. The key is stored with it
    /// before it is used: a form that comes back after a restart is still the same request.
    /// </summary>
    public async Task<Actor> SenderAsync()
    {
        var sender = actor.Once(requestKey);
        await FlushAsync();
        return sender;
    }

    /// <summary>Ends when what was typed is stored, or refused.</summary>
    public Task FlushAsync() => autosave?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>Something was typed into the form. With every change it is another request; said again as it stood, it is the same.</summary>
    public void Typed(T form)
    {
        autosave ??= new Autosave("", time, KeepAsync, enter, changed ?? (() => { }));
        var now = JsonSerializer.Serialize(form);
        if (now != asked) (requestKey, asked) = (Guid.CreateVersion7(time.GetUtcNow()), now);
        autosave.Typed(JsonSerializer.Serialize(new Sheet(requestKey, form)));
    }

    /// <summary>The form was sent, or thrown away by its writer.</summary>
    public async Task DropAsync()
    {
        await DisposeAsync();
        _ = await drafts.DropAsync(actor, key); // refused, it is offered again, and sent again under its key it is made once
    }

    public async ValueTask DisposeAsync()
    {
        if (autosave is null) return;
        await autosave.DisposeAsync();
        autosave = null;
    }

    private async Task<SaveOutcome> KeepAsync(TextEdit edit, CancellationToken cancellation) =>
        await drafts.KeepAsync(actor, key, edit.Text, cancellation) is { } refusal ? new SaveOutcome.Refused(refusal.Sentence)
            : new SaveOutcome.Saved(edit.Text);

    private sealed record Sheet(Guid RequestKey, T Form);
}
