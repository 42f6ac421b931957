using Microsoft.AspNetCore.Components;
using Postmortem.Storage;
using Postmortem.Web.Components.Drafts;

namespace Postmortem.Web.Components.Reviews.Desk;

/// <summary>A part with a form whose words are kept until they are sent.</summary>
/// <typeparam name="TForm">What stands in the form.</typeparam>
public abstract class DraftedPart<TForm> : StagePart, IAsyncDisposable where TForm : class, new()
{
    private FormDraft<TForm>? draft;

    [Inject] private DraftService Drafts { get; set; } = default!;
    [CascadingParameter] private Visit? Presence { get; set; }

    [Inject] private TimeProvider Time { get; set; } = default!;

    /// <summary>Whose draft it is, after "review/118/": "factor".</summary>
    protected abstract string DraftKey { get; }

    protected TForm Form { get; set; } = new();

    /// <summary>Who asks for what this form makes: once, however often it is sent.</summary>
    protected Task<Actor> SenderAsync() => draft?.SenderAsync() ?? Task.FromResult(Actor);

    /// <summary>Whether the form shows what was typed on an earlier visit.</summary>
    protected bool IsKept { get; set; }

    /// <summary>What says so, and offers to begin afresh.</summary>
    protected RenderFragment? Kept => !IsKept ? null : builder =>
    {
        builder.OpenComponent<KeptNotice>(0);
        builder.AddComponentParameter(1, nameof(KeptNotice.OnThrowAway), EventCallback.Factory.Create(this, BeginAgainAsync));
        builder.CloseComponent();
    };

    public virtual async ValueTask DisposeAsync()
    {
        if (draft is not null) await draft.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        Form = Fresh();
        draft = NewDraft();
        if (!RendererInfo.IsInteractive || await draft.ReadAsync(Desk.Drafts) is not { } kept) return;
        (Form, IsKept) = (kept, true);
        Restored();
    }

    /// <summary>What an empty form holds.</summary>
    protected virtual TForm Fresh() => new();

    /// <summary>After a draft came back.</summary>
    protected virtual void Restored()
    {
    }

    /// <summary>Something was typed, so what was said of a field is no longer about what stands there.</summary>
    protected void Typed()
    {
        if (Refused?.Field is not null) Refused = null;
        Presence?.Typing(DraftKey);
        draft?.Typed(Form);
    }

    /// <summary>Ends when what was typed is stored, or refused.</summary>
    protected Task FlushAsync() => draft?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>The form was sent, or its writer threw it away.</summary>
    protected async Task BeginAgainAsync()
    {
        (Form, IsKept, Refused) = (Fresh(), false, null);
        if (draft is null) return;
        var sent = draft;
        draft = NewDraft();
        await sent.DropAsync();
    }

    private FormDraft<TForm> NewDraft() => new(Drafts, Actor, $"review/{Number}/{DraftKey}", Time, InvokeAsync);
}
