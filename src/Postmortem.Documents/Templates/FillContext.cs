using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>
/// One filling of a template, head and body together: nothing but the model and our helpers is within reach, every value is encoded where it
/// is written, and neither output nor loops nor time run away.
/// </summary>
internal sealed class FillContext : TemplateContext
{
    private readonly Speech _speech;
    private int _passes;
    private bool _isPlain;

    public FillContext(Speech speech, ScriptObject model, CancellationToken timeIsUp) : base(TemplateHelpers.In(speech))
    {
        _speech = speech;
        StrictVariables = true;
        // What an item leaves out is empty; names that no item has are refused before anything is filled.
        EnableRelaxedTargetAccess = true;
        MemberFilter = static _ => false;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        OutputLimit = TemplateFolder.LongestOutput;
        LimitToString = 0;
        // Scriban counts anew for every outermost loop; OnStepLoop counts for head, body and helpers together.
        LoopLimit = 0;
        RecursiveLimit = 10;
        AutoIndent = false;
        CancellationToken = timeIsUp;
        PushGlobal(model);
    }

    /// <summary>For titles, which are plain text: nothing is escaped.</summary>
    public string FillPlain(Template template) => Fill(template, isPlain: true);

    public string FillMarkdown(Template template) => Fill(template, isPlain: false);

    /// <summary>Whoever goes through a list of the model spends a pass for each item of it.</summary>
    public void Pass(int count)
    {
        _passes += count;
        if (_passes > TemplateFolder.MostPasses)
            throw new DocumentException($"The loops of this template go round more than {TemplateFolder.MostPasses:N0} times, which no document needs.");
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is ReadyMarkdown ready) Write(ready.Text);
        else if (textAsObject is not null) Write(_isPlain ? _speech.Text(textAsObject) : MarkdownEncoder.Encode(_speech.Text(textAsObject)));
        return this;
    }

    /// <summary>What is empty is not there: a section asks for its list or its text, and vanishes without it.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool truth => truth,
        string text => text.Length > 0,
        ICollection many => many.Count > 0,
        0 or 0L or 0m or 0d or 0f => false,
        _ => true,
    };

    /// <summary>A list that is not there is one with nothing in it, so that its loop takes the other way; Scriban would take neither.</summary>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        return value is null && scriptNode?.Parent is ScriptForStatement loop && loop.Iterator == scriptNode ? Array.Empty<object>() : value;
    }

    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Pass(1);
        return true;
    }

    private string Fill(Template template, bool isPlain)
    {
        _isPlain = isPlain;
        try
        {
            var text = template.Render(this);
            // Nothing left is one character, for none would mean no limit.
            OutputLimit = Math.Max(1, OutputLimit.GetValueOrDefault() - text.Length);
            return text;
        }
        catch (ScriptAbortException e)
        {
            throw new DocumentException($"The template took longer than {TemplateFolder.LongestTime.TotalSeconds:0} seconds to fill.", 0, e);
        }
        catch (ScriptRuntimeException e)
        {
            throw new DocumentException(e.InnerException is DocumentException own ? own.Message : Said(e), 0, e);
        }
    }

    private static string Said(ScriptRuntimeException e) => e.OriginalMessage.Contains(nameof(OutputLimit), StringComparison.Ordinal)
        ? $"The filled template is longer than {TemplateFolder.LongestOutput:N0} characters, which no document needs."
        : $"This template cannot be filled: {e.Message}";
}

/// <summary>What a helper has made into Markdown already.</summary>
internal sealed record ReadyMarkdown(string Text);
