select close_figures(@kind);
