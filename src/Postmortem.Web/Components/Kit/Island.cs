using Microsoft.AspNetCore.Components;

namespace Postmortem.Web.Components.Kit;

/// <summary>
/// A live part of a page. What the page came with gives way to its first drawing, so it draws nothing before it has read what it shows: otherwise the
/// page is empty meanwhile, loses its place, and stays empty where the connection is lost just then.
/// </summary>
public abstract class Island : ComponentBase
{
    private bool hasBegun;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!hasBegun)
        {
            hasBegun = true;
            await BeginAsync();
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what is shown; the parameters are there.</summary>
    protected abstract Task BeginAsync();
}
