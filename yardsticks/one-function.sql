\set line random(1, :lines)
select register_giro(:line, 1, 'EJEMPLO');
