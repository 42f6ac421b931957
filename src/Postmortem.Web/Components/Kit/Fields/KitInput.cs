using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>
/// What every input of the Kit shares: its id and its description come from the <see cref="Field"/> around it, and it says
/// whether it is live yet, so that text kept in the browser is put back only when someone listens.
/// </summary>
public abstract class KitInput : ComponentBase
{
    [CascadingParameter] private FieldFrame? Frame { get; set; }

    /// <summary>Overrides the id of the field around it.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The name under which a static form posts it.</summary>
    [Parameter] public string? Name { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>Tells each key, for forms that keep a draft; otherwise the text is told when the field is left.</summary>
    [Parameter] public bool AsTyped { get; set; }

    protected string? InputId => Id ?? Frame?.Id;

    /// <summary>What the field around it is called.</summary>
    protected string? FieldLabel => Frame?.Label;

    protected string? DescribedBy => Frame?.DescribedBy;

    protected string? Invalid => Frame?.Invalid == true ? "true" : null;

    /// <summary>A static page that comes back with something wrong begins at the first such field; live forms see to it themselves.</summary>
    protected bool BeginsHere => Frame?.Invalid == true && AssignedRenderMode is null;

    protected bool Required => Frame?.Required == true;

    /// <summary>"yes" in a circuit, "no" while it is only drawn and a circuit will follow, null in a static page.</summary>
    protected string? Live => RendererInfo.IsInteractive ? "yes" : AssignedRenderMode is null ? null : "no";

    protected string? InputClass(string own) => Css.Join(own, Css.Of(More));
}
